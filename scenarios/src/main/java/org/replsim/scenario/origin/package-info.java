/** Where the values of a scenario come from and how well they are known. */
@NullMarked
package org.replsim.scenario.origin;

import org.jspecify.annotations.NullMarked;
