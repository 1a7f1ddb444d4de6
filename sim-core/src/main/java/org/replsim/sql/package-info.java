/**
 * The language of the servers: text in, statements as records out. Knows nothing of a server's state.
 */
@NullMarked
package org.replsim.sql;

import org.jspecify.annotations.NullMarked;
