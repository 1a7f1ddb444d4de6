/** Recorded workloads as CSV files: how they are read and written. */
@NullMarked
package org.replsim.scenario.recording;

import org.jspecify.annotations.NullMarked;
