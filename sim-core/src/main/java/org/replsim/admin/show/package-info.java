/**
 * What SHOW prints: each statement's rows and columns as the server of each version has them.
 */
@NullMarked
package org.replsim.admin.show;

import org.jspecify.annotations.NullMarked;
