/** Measurements of real servers as files: what a row was taken under, and what came out. */
@NullMarked
package org.replsim.scenario.reality.data;

import org.jspecify.annotations.NullMarked;
