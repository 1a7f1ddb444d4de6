package org.replsim.reports.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A picture as PNG, with two pixels a point: sharp on screens of today and on paper. Written by ourselves, as the
 * library's writer takes most of the time of a short run.
 */
public final class PngFile {

    private static final int PIXELS_PER_POINT = 2;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Red, green and blue with eight bits each, not interlaced. */
    private static final byte[] TRUE_COLOUR = {8, 2, 0, 0, 0};

    /** Each byte less the one above it: charts are mostly rows like the row before. */
    private static final byte FILTER_UP = 2;

    private static final int PACKED_ENOUGH = 4;

    private PngFile() {}

    static void write(Picture picture, Path file) throws IOException {
        Files.write(file, bytes(picture));
    }

    /** What a file of the picture holds. */
    public static byte[] bytes(Picture picture) throws IOException {
        int width = picture.width() * PIXELS_PER_POINT;
        int height = picture.height() * PIXELS_PER_POINT;
        ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 16);
        DataOutputStream out = new DataOutputStream(file);
        out.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(TRUE_COLOUR);
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", packed(draw(picture, width, height), width, height));
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(type);
        check.update(content);
        out.writeInt(content.length);
        out.write(type);
        out.write(content);
        out.writeInt((int) check.getValue());
    }

    private static int[] draw(Picture picture, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
        picture.chart().draw(g2, new Rectangle2D.Double(0, 0, picture.width(), picture.height()));
        g2.dispose();
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static byte[] packed(int[] pixels, int width, int height) throws IOException {
        Deflater deflater = new Deflater(PACKED_ENOUGH);
        ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 1 << 14)) {
            byte[] row = new byte[1 + 3 * width];
            row[0] = FILTER_UP;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int pixel = pixels[y * width + x];
                    int above = y == 0 ? 0 : pixels[(y - 1) * width + x];
                    row[3 * x + 1] = (byte) ((pixel >> 16) - (above >> 16));
                    row[3 * x + 2] = (byte) ((pixel >> 8) - (above >> 8));
                    row[3 * x + 3] = (byte) (pixel - above);
                }
                out.write(row);
            }
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }
}
