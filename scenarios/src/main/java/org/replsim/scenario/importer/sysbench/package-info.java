/** Reports of sysbench become measurements. */
@NullMarked
package org.replsim.scenario.importer.sysbench;

import org.jspecify.annotations.NullMarked;
