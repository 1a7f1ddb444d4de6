/**
 * Values of the servers' language: types of columns, comparison, expressions and the errors of statements.
 */
@NullMarked
package org.replsim.table.value;

import org.jspecify.annotations.NullMarked;
