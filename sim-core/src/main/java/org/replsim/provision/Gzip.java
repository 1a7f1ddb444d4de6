package org.replsim.provision;

/**
 * How the dump is made smaller before it is copied.
 *
 * @param bytesPerSecond of dump that it takes in
 * @param ratio size afterwards by size before, above 0
 * @param piped whether it works on the dump while that is written ({@code mysqldump | gzip}), so that the slower of the two
 *     sets the pace and the lock is held for it; else afterwards
 */
public record Gzip(double bytesPerSecond, double ratio, boolean piped) {

    /** Checks the ranges. */
    public Gzip {
        if (!(bytesPerSecond > 0) || !(ratio > 0)) {
            throw new IllegalArgumentException("gzip needs a rate and a ratio above 0");
        }
    }
}
