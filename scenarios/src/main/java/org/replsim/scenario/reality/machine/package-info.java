/** A machine's parameters: what they are, where each value comes from, and the scenario blocks that state them. */
@NullMarked
package org.replsim.scenario.reality.machine;

import org.jspecify.annotations.NullMarked;
