/** Runs of a scenario on real servers: its cluster, its faults, what is seen of them. */
@NullMarked
package org.replsim.lab.run;

import org.jspecify.annotations.NullMarked;
