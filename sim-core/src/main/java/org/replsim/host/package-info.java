/**
 * Machines: cores, disks and clocks, which servers and load generators may share.
 */
@NullMarked
package org.replsim.host;

import org.jspecify.annotations.NullMarked;
