/**
 * The scenarios that come with the program.
 */
@NullMarked
package org.replsim.scenario.library;

import org.jspecify.annotations.NullMarked;
