/**
 * What is wrong with a file, told in one line with its place and a remedy.
 */
@NullMarked
package org.replsim.scenario.problem;

import org.jspecify.annotations.NullMarked;
