/** The command line: one class for each command, and the only {@code main} of the program. */
@NullMarked
package org.replsim.cli;

import org.jspecify.annotations.NullMarked;
