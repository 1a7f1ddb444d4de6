/** The shell of a host: files, services, client programs and backups, as an operator uses them outside of a client. */
@NullMarked
package org.replsim.admin.shell;

import org.jspecify.annotations.NullMarked;
