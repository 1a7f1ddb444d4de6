package org.replsim.scenario.importer.binlog;

/** A file cannot be read from some place on; the message says where and why. */
final class Damage extends Exception {

    private static final long serialVersionUID = 1;

    private final long offset;

    /**
     * @param offset the last place up to which the file is good
     * @param what is wrong there
     */
    Damage(long offset, String what) {
        super(what);
        this.offset = offset;
    }

    long offset() {
        return offset;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
