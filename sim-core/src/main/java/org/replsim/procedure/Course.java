package org.replsim.procedure;

import java.util.List;

/** What has become of a procedure so far. */
public interface Course {

    /** The steps that have begun, in the order in which they began. */
    List<Step> steps();

    /** What was measured of it, beside how long its steps took. */
    default List<Figure> figures() {
        return List.of();
    }
}
