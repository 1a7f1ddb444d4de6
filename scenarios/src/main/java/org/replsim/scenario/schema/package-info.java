/**
 * What is generated from the tables: the JSON Schema for editors and the reference page.
 */
@NullMarked
package org.replsim.scenario.schema;

import org.jspecify.annotations.NullMarked;
