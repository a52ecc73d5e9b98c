// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/check_catalog.h"
#include "core/verify/probe_bench.h"
#include "core/verify/probes/held_stream.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace liteboxd::verify {

/// Switches the internet access of one probe by its label, off, on and off again, and waits each time until connections
/// to a place of the internet show it: Cilium may take 35 s each time. A connection that was open while it was on has
/// to stand still afterwards. Belongs to the context and deletes itself when done; destroying the Request ends it, and
/// the probe keeps the label that it has.
class SwitchTrial : public QObject
{
    Q_OBJECT

public:
    static async::Request start(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench,
                                const ProbePlace &place, QObject *context, async::Callback<CheckOutcome> done);

private:
    enum class Stage { Off, On, Streaming, OffAgain };

    SwitchTrial(const CheckTools &tools, std::shared_ptr<ProbeBench> bench, const ProbePlace &place,
                async::Promise<CheckOutcome> promise, QObject *parent);

    void look();
    void take(const Attempts::Answers &answers);
    void takeOn(bool isOpen);
    void takeStream();
    void takeOff(bool isOpen);
    void seekDrop(const QString &silence, std::function<void()> next);
    void conclude();
    void label(bool isOn);
    void enter(Stage stage);
    double sinceStage() const;
    void again(std::chrono::milliseconds pause);
    void end(CheckResult result, const QString &observed, const QString &fix = {});
    void endWith(CheckOutcome outcome);

    const CheckTools m_tools;
    const std::shared_ptr<ProbeBench> m_bench;
    const ProbePlace m_place;
    const async::Promise<CheckOutcome> m_promise;
    Stage m_stage = Stage::Off;
    std::chrono::steady_clock::time_point m_since;
    std::size_t m_mark = 0; ///< of the witness, when the stage began
    QTimer m_again;
    async::Request m_step;
    std::unique_ptr<HeldStream> m_stream;
    QStringList m_evidence;
};

} // namespace liteboxd::verify
