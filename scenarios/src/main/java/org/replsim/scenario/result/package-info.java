/**
 * What is kept of a scenario that was run, in memory and as a folder of files.
 */
@NullMarked
package org.replsim.scenario.result;

import org.jspecify.annotations.NullMarked;
