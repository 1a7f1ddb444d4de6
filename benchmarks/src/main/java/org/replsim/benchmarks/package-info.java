/** Benchmarks: how fast the simulator runs. */
@NullMarked
package org.replsim.benchmarks;

import org.jspecify.annotations.NullMarked;
