package io.gantry.git.ssh;

import java.io.IOException;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.RequestHandler.Result;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/** A channel for git's commands: no terminal, and of the environment the protocol alone. */
final class GitChannel extends ChannelSession {
    static final ChannelFactory FACTORY = new Factory();

    private static final String PROTOCOL = "GIT_PROTOCOL";

    private GitChannel() {}

    @Override
    protected Result handlePtyReq(Buffer buffer, boolean wantReply) {
        return Result.ReplyFailure;
    }

    @Override
    protected Result handleEnvParsed(String name, String value) throws IOException {
        return name.equals(PROTOCOL) ? super.handleEnvParsed(name, value) : Result.ReplyFailure;
    }

    private static final class Factory implements ChannelFactory {
        @Override
        public String getName() {
            return ChannelSessionFactory.INSTANCE.getName();
        }

        @Override
        public Channel createChannel(Session session) {
            return new GitChannel();
        }
    }
}
