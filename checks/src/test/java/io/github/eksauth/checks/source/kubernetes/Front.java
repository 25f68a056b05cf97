package io.github.eksauth.checks.source.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The wire in front of a server, which can be cut.
final class Front implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);

  Front(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /// Resets every connection once so many bytes of answers have gone through.
  void cutAfter(long bytes) {
    bytesLeft.set(bytes);
    if (bytes == 0) {
      open.forEach(Front::reset);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        behind.setTcpNoDelay(true);
        open.add(client);
        open.add(behind);
        Thread.startVirtualThread(() -> pump(client, behind, false));
        Thread.startVirtualThread(() -> pump(behind, client, true));
      } catch (IOException closed) {
        // the loop looks whether it was us
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[16 * 1024];
      int read;
      while ((read = in.read(buffer)) >= 0) {
        if (answers && bytesLeft.addAndGet(-read) < 0) {
          reset(to);
          break;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException gone) {
      // the other side will notice
    } finally {
      close(from);
      close(to);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException alreadyClosed) {
      // as it should be
    }
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // as it should be
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // as it should be
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(this::close);
  }
}
