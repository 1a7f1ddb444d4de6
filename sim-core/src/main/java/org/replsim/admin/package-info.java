/**
 * The server's statements: what a person at a client can do to the model and learn from it.
 */
@NullMarked
package org.replsim.admin;

import org.jspecify.annotations.NullMarked;
