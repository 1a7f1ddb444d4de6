/** The console: a prompt in virtual time, where statements go to servers and commands move time and break things. */
@NullMarked
package org.replsim.cli.console;

import org.jspecify.annotations.NullMarked;
