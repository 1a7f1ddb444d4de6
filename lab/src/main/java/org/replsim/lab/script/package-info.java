/** Statements of a scenario's timeline on real servers, and their answers as values. */
@NullMarked
package org.replsim.lab.script;

import org.jspecify.annotations.NullMarked;
