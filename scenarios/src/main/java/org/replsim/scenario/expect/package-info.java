/**
 * The expression grammar of {@code expect} lines.
 */
@NullMarked
package org.replsim.scenario.expect;

import org.jspecify.annotations.NullMarked;
