/** Tests of the script that starts the program. */
@NullMarked
package org.replsim.launcher;

import org.jspecify.annotations.NullMarked;
