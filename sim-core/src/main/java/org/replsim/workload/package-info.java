/**
 * Who writes what, and when: closed and open clients, transaction mixes, the heartbeat table.
 */
@NullMarked
package org.replsim.workload;

import org.jspecify.annotations.NullMarked;
