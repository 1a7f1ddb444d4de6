/**
 * One run from its specification to its record.
 */
@NullMarked
package org.replsim.run;

import org.jspecify.annotations.NullMarked;
