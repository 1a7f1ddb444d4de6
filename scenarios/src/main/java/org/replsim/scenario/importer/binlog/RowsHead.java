package org.replsim.scenario.importer.binlog;

/** What stands before the row data of a rows event. */
final class RowsHead {

    private static final int POST_HEADER = 8;

    private RowsHead() {}

    /** Where the row data begins: behind the post-header, the number of columns and the bitmaps of columns. */
    static int length(RawEvent event, int type) {
        int place = POST_HEADER;
        if (Types.secondVersion(type) && event.hasBody(place + 2)) {
            place += (int) event.body(place, 2);
        }
        if (!event.hasBody(place + 1)) {
            return event.end();
        }
        int columns = (int) event.body(place, 1);
        place++;
        if (columns == 252 && event.hasBody(place + 2)) {
            columns = (int) event.body(place, 2);
            place += 2;
        }
        int bitmap = (columns + 7) / 8;
        return RawEvent.HEADER + place + (Types.isUpdate(type) ? 2 : 1) * bitmap;
    }
}
