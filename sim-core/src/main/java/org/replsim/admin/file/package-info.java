/**
 * The files of a server as texts: logs event by event, info and index files, directories; and packets on the wire.
 */
@NullMarked
package org.replsim.admin.file;

import org.jspecify.annotations.NullMarked;
