/** Predicts what was measured and says how far off that is. */
@NullMarked
package org.replsim.scenario.reality.validate;

import org.jspecify.annotations.NullMarked;
