/**
 * The binary log as columns: one row per transaction, files as ranges of bytes.
 */
@NullMarked
package org.replsim.binlog;

import org.jspecify.annotations.NullMarked;
