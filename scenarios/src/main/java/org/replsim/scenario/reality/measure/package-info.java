/** Measures this machine with real servers, so that its parameters can be fitted. */
@NullMarked
package org.replsim.scenario.reality.measure;

import org.jspecify.annotations.NullMarked;
