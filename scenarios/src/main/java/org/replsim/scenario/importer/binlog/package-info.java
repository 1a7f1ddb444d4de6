/** Binary logs of real servers become recorded workloads. */
@NullMarked
package org.replsim.scenario.importer.binlog;

import org.jspecify.annotations.NullMarked;
