/** What a simulator without real servers knows of them: how they are asked for. */
@NullMarked
package org.replsim.scenario.lab;

import org.jspecify.annotations.NullMarked;
