// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/channel_message.h"
#include "core/kube/streams/exec_status.h"
#include "core/kube/wire/server_warning.h"
#include "tests/fuzz/fuzz_input.h"

using namespace liteboxd;
using fuzz::require;

/// What an API server sends on an exec session: a message is its channel and its payload, a status is an exit code or
/// an error with words, and warnings have no control characters.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    const auto message = kube::decodeChannelMessage(input);
    if (message) {
        require(kube::encodeChannelMessage(message->channel, message->payload) == input, "nothing is added or lost");
        if (message->channel == kube::ExecChannel::Status) {
            const auto code = kube::exitCodeOf(
                {message->payload.constData(), static_cast<std::size_t>(message->payload.size())}, "x");
            require(code || !code.error().message.empty(), "an error has words");
        }
    }
    for (const std::string &text : kube::readWarnings(input)) {
        require(!text.empty() && text.size() <= 1000, "a warning is short");
        for (const char c : text)
            require(static_cast<unsigned char>(c) >= ' ' && c != '\x7f', "a warning is plain text");
    }
    return 0;
}
