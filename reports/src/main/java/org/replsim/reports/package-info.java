/** Reports: tables, charts and pages made from the results of runs. */
@NullMarked
package org.replsim.reports;

import org.jspecify.annotations.NullMarked;
