/**
 * Counter-based random numbers: a draw is a function of (seed, name, decision number), so it needs no state, adding a
 * stream disturbs no other, and variants share what they can share (common random numbers).
 */
@NullMarked
package org.replsim.engine.random;

import org.jspecify.annotations.NullMarked;
