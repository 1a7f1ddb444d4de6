/** Results as plain text: numbers with units, the verdict and the tables. */
@NullMarked
package org.replsim.reports.text;

import org.jspecify.annotations.NullMarked;
