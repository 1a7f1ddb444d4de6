package org.replsim.reports.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture as PNG, with two pixels a point: sharp on screens of today and on paper. */
public final class PngFile {

    private static final int PIXELS_PER_POINT = 2;

    private PngFile() {}

    static void write(Picture picture, Path file) throws IOException {
        Files.write(file, bytes(picture));
    }

    /** What a file of the picture holds. */
    public static byte[] bytes(Picture picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(draw(picture), "png", bytes)) {
            throw new IOException("this Java runtime writes no PNG");
        }
        return bytes.toByteArray();
    }

    private static BufferedImage draw(Picture picture) {
        BufferedImage image = new BufferedImage(
                picture.width() * PIXELS_PER_POINT, picture.height() * PIXELS_PER_POINT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g2 = image.createGraphics();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
        picture.chart().draw(g2, new Rectangle2D.Double(0, 0, picture.width(), picture.height()));
        g2.dispose();
        return image;
    }
}
