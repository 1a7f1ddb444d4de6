/** Real servers as processes of this machine: found, set up, started, ended and cleared away. */
@NullMarked
package org.replsim.lab.server;

import org.jspecify.annotations.NullMarked;
