/** Rows of high-volume load where they are kept: who wrote each last, on which server, and what becomes of a change that meets them. */
@NullMarked
package org.replsim.rows;

import org.jspecify.annotations.NullMarked;
