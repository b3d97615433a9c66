import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection that is kept open, for one request after another: as little work as can be, since
/// it shares the processors with the server that is measured.
final class Connection implements AutoCloseable {
  private static final int PATIENCE = 30_000;

  private final int port;
  private Socket socket;
  private InputStream in;

  Connection(int port) {
    this.port = port;
  }

  /// Sends a request and reads its whole answer.
  ///
  /// @return the status
  String send(byte[] request) throws IOException {
    try {
      if (socket == null) {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        in = new BufferedInputStream(socket.getInputStream());
      }
      socket.getOutputStream().write(request);
      return answer();
    } catch (IOException broken) {
      close();
      throw broken;
    }
  }

  private String answer() throws IOException {
    String status = line().split(" ")[1];
    int length = 0;
    boolean last = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
      last |= header.equals("connection: close");
    }
    in.skipNBytes(length);
    if (last) {
      close();
    }
    return status;
  }

  private String line() throws IOException {
    byte[] line = new byte[1000];
    int length = 0;
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r' && length < line.length) {
        line[length++] = (byte) c;
      }
    }
    return new String(line, 0, length, StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException gone) {
      System.err.println("a connection did not close: " + gone.getMessage());
    }
    socket = null;
  }
}
