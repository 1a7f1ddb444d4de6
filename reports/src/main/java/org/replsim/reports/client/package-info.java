/** What the server's command line client prints: prompts, boxes of rows, times, errors; and where its statements end. */
@NullMarked
package org.replsim.reports.client;

import org.jspecify.annotations.NullMarked;
