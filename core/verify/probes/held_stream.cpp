// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probes/held_stream.h"

namespace liteboxd::verify {

HeldStream::HeldStream(kube::ApiClient &api, const ProbePod &from, ProbeTool tool, const ProbePlace &place,
                       const base::Clock &clock)
    : m_clock(clock)
    , m_request("HEAD / HTTP/1.1\r\nHost: " + place.text().toLatin1() + "\r\n\r\n")
    , m_stream(api.transport(), {.nameSpace = from.nameSpace,
                                 .pod = from.name,
                                 .command = streamCommand(tool, place),
                                 .input = kube::ExecInput::Stream})
    , m_last(clock.steady())
{
    connect(&m_stream, &kube::ExecStream::opened, this, [this] {
        m_each.start(std::chrono::seconds(1));
        ask();
    });
    connect(&m_stream, &kube::ExecStream::output, this, [this](const QByteArray &bytes) {
        const auto answers = static_cast<int>(bytes.count("HTTP/1."));
        m_answers += answers;
        if (answers > 0)
            m_last = m_clock.steady();
    });
    connect(&m_each, &QTimer::timeout, this, &HeldStream::ask);
    connect(&m_stream, &kube::ExecStream::finished, &m_each, &QTimer::stop);
    connect(&m_stream, &kube::ExecStream::failed, &m_each, &QTimer::stop);
    m_stream.start();
}

void HeldStream::ask()
{
    m_stream.write(m_request);
}

std::chrono::milliseconds HeldStream::silence() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.steady() - m_last);
}

} // namespace liteboxd::verify
