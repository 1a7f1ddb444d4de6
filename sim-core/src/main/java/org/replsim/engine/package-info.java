/** Time, timers, signals and random draws: the engine under the model, which knows nothing of MySQL. */
@NullMarked
package org.replsim.engine;

import org.jspecify.annotations.NullMarked;
