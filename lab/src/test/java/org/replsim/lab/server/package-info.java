/** Tests of servers as processes. */
@NullMarked
package org.replsim.lab.server;

import org.jspecify.annotations.NullMarked;
