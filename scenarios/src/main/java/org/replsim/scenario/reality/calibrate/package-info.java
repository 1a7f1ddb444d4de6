/** Fits the parameters of a machine to few measurements of it. */
@NullMarked
package org.replsim.scenario.reality.calibrate;

import org.jspecify.annotations.NullMarked;
