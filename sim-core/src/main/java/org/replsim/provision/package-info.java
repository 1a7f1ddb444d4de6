/**
 * Building replicas as a timed procedure: lock, dump, compress, copy, restore, CHANGE MASTER, catch up (spec 6).
 */
@NullMarked
package org.replsim.provision;

import org.jspecify.annotations.NullMarked;
