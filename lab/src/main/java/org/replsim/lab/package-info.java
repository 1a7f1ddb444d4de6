/** A wing of the simulator: the same scenarios on real MariaDB servers of this machine. */
@NullMarked
package org.replsim.lab;

import org.jspecify.annotations.NullMarked;
