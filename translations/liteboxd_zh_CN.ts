<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>liteboxd::activity::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Search what happened</source>
        <translation>搜索事件</translation>
    </message>
    <message>
        <source>Nothing matches the search</source>
        <translation>没有符合搜索的事件</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>还没有任何事件</translation>
    </message>
    <message>
        <source>Changes of internet access, copied tokens, opened sandboxes and browsers that signed in are listed here, and stay when this program ends.</source>
        <translation>互联网访问的变更、复制的令牌、打开的沙箱以及登录的浏览器都列在这里，程序结束后仍会保留。</translation>
    </message>
    <message>
        <source>What there is to say about it</source>
        <translation>详细说明</translation>
    </message>
</context>
<context>
    <name>liteboxd::connection</name>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>The cluster answers within %1 ms.</source>
        <translation>集群在 %1 毫秒内响应。</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>正在重新连接…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Arguments, one a line</source>
        <translation>参数，每行一个</translation>
    </message>
    <message>
        <source>Environment variables, one a line</source>
        <translation>环境变量，每行一个</translation>
    </message>
    <message>
        <source>This variable can make the program run something else.</source>
        <translation>此变量可能使程序运行其他内容。</translation>
    </message>
    <message>
        <source>File whose contents are sent</source>
        <translation>将被发送内容的文件</translation>
    </message>
    <message>
        <source>Server that gets the answer</source>
        <translation>接收结果的服务器</translation>
    </message>
    <message>
        <source>The server is not verified: anybody on the way can take its place.</source>
        <translation>未验证服务器：途中的任何人都可能冒充它。</translation>
    </message>
    <message>
        <source>Through the proxy</source>
        <translation>经由代理</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Files that are read, one a line</source>
        <translation>将被读取的文件，每行一个</translation>
    </message>
    <message>
        <source>In the name of</source>
        <translation>以此身份</translation>
    </message>
</context>
<context>
    <name>liteboxd::connection::AccountLimits</name>
    <message>
        <source>&amp;Missing permissions…</source>
        <translation>缺少的权限(&amp;M)…</translation>
    </message>
    <message>
        <source>Your account may not do all that this console does. Click to see what is missing.</source>
        <translation>您的账户无权使用本控制台的全部功能。点击可查看缺少哪些权限。</translation>
    </message>
    <message>
        <source>RBAC limited (%1)</source>
        <translation>RBAC 受限（%1）</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>As far as is known, your account lacks nothing</source>
        <translation>就目前所知，您的账户不缺权限</translation>
    </message>
</context>
<context>
    <name>liteboxd::connection::AddressView</name>
    <message>
        <source>Write it to the kubeconfig file too</source>
        <translation>同时写入 kubeconfig 文件</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Name or address of the server, like 10.0.0.5</source>
        <translation>服务器的名称或地址，例如 10.0.0.5</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Nobody answers on this computer</source>
        <translation>本机上没有服务应答</translation>
    </message>
    <message>
        <source>The kubeconfig says that the server of “%1” is %2, this computer itself. A kubeconfig that was copied from its server does. Where is the server?</source>
        <translation>kubeconfig 中“%1”的服务器是 %2，即本机。从服务器上复制来的 kubeconfig 通常如此。服务器实际在哪里？</translation>
    </message>
    <message>
        <source>Nobody answers at %1</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>The kubeconfig says that the server of “%1” is this computer itself; you gave it the address %2. Is it another?</source>
        <translation>kubeconfig 中“%1”的服务器是本机，您为它指定的地址是 %2。是否应为其他地址？</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Where is the server?</source>
        <translation>服务器在哪里？</translation>
    </message>
    <message>
        <source>The kubeconfig says that the server of “%1” is %2, this computer itself. An address that you give here is used in its place while nobody answers on this computer; without one it is as the kubeconfig says.</source>
        <translation>kubeconfig 指出“%1”的服务器是 %2，即本机。在此给出的地址会在本机无人应答时代替它；不填则按 kubeconfig 所写。</translation>
    </message>
</context>
<context>
    <name>liteboxd::connection::ConnectionPresenter</name>
    <message>
        <source>The kubeconfig was not opened.</source>
        <translation>未能打开 kubeconfig。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Version of the API server</source>
        <translation>API 服务器的版本</translation>
    </message>
    <message>
        <source>The kubeconfig now says another way to this cluster.</source>
        <translation>kubeconfig 中此集群的连接方式已更改。</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>A question waits for your answer.</source>
        <translation>有一个问题等待您回答。</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Waiting for the program %1, which gives the credentials.</source>
        <translation>正在等待提供凭据的程序 %1。</translation>
    </message>
    <message>
        <source>Out of reach, because an earlier file has entries of the same names: %1. Open that file alone to use it.</source>
        <translation>无法使用，因为前面的文件中有同名条目：%1。单独打开该文件即可使用。</translation>
    </message>
</context>
<context>
    <name>liteboxd::connection::LimitsDialog</name>
    <message>
        <source>See the sandboxes</source>
        <translation>查看沙箱</translation>
    </message>
    <message>
        <source>Switch internet access</source>
        <translation>开关互联网访问</translation>
    </message>
    <message>
        <source>Reach sandboxes by the pod proxy</source>
        <translation>通过 Pod 代理访问沙箱</translation>
    </message>
    <message>
        <source>Reach sandboxes by port-forward</source>
        <translation>通过端口转发访问沙箱</translation>
    </message>
    <message>
        <source>Keep access tokens in the keychain</source>
        <translation>将访问令牌存入密钥环</translation>
    </message>
    <message>
        <source>Missing permissions</source>
        <translation>缺少的权限</translation>
    </message>
    <message>
        <source>The cluster&apos;s administrator can allow all that this console does by these Roles, bound to your account:</source>
        <translation>集群管理员将下面的 Role 绑定到您的账户，即可授予本控制台所需的全部权限：</translation>
    </message>
    <message>
        <source>Switch internet access of a ReplicaSet&apos;s sandbox</source>
        <translation>开关由 ReplicaSet 管理的沙箱的互联网访问</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Your account lacks these rules for the sandboxes of namespace %1. The rest works.</source>
        <translation>对于命名空间 %1 中的沙箱，您的账户缺少以下规则；其他功能不受影响。</translation>
    </message>
    <message>
        <source>Create sandboxes</source>
        <translation>创建沙箱</translation>
    </message>
    <message>
        <source>Delete sandboxes</source>
        <translation>删除沙箱</translation>
    </message>
    <message>
        <source>See the templates</source>
        <translation>查看模板</translation>
    </message>
    <message>
        <source>Change templates</source>
        <translation>更改模板</translation>
    </message>
    <message>
        <source>See logs</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>See events</source>
        <translation>查看事件</translation>
    </message>
    <message>
        <source>Use terminal and files of sandboxes</source>
        <translation>使用沙箱的终端和文件</translation>
    </message>
</context>
<context>
    <name>liteboxd::connection::LoginQuestionView</name>
    <message>
        <source>This kubeconfig runs a program</source>
        <translation>此 kubeconfig 会运行程序</translation>
    </message>
    <message>
        <source>Run it and connect</source>
        <translation>运行并连接</translation>
    </message>
    <message>
        <source>This kubeconfig sends a file</source>
        <translation>此 kubeconfig 会发送文件内容</translation>
    </message>
    <message>
        <source>Send it and connect</source>
        <translation>发送并连接</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>To sign in, it runs the program below on this computer, with your rights, and gives the answer to the server. Agree only if you know the program and trust whoever gave you the kubeconfig. You are not asked about exactly this again.</source>
        <translation>为了登录，它会以您的权限在本机运行下面的程序，并把结果交给服务器。仅当您了解该程序并信任 kubeconfig 的来源时才应同意。完全相同的内容不会再次询问。</translation>
    </message>
    <message>
        <source>To sign in, it sends the contents of the file below to the server. Agree only if the file is meant for it. You are not asked about exactly this again.</source>
        <translation>为了登录，它会把下面文件的内容发送给服务器。仅当该文件确实用于此服务器时才应同意。完全相同的内容不会再次询问。</translation>
    </message>
    <message>
        <source>Read to the end first</source>
        <translation>请先阅读到末尾</translation>
    </message>
    <message>
        <source>This kubeconfig reads files</source>
        <translation>此 kubeconfig 会读取文件</translation>
    </message>
    <message>
        <source>To sign in, it reads the files below on this computer. Agree only if they are meant for the server. You are not asked about exactly this again.</source>
        <translation>为了登录，它会读取本机的下列文件。仅当它们确实用于该服务器时才应同意。完全相同的内容不会再次询问。</translation>
    </message>
    <message>
        <source>Read them and connect</source>
        <translation>读取并连接</translation>
    </message>
</context>
<context>
    <name>liteboxd::connection::LoginText</name>
    <message>
        <source>What is asked for</source>
        <translation>所请求的内容</translation>
    </message>
</context>
<context>
    <name>liteboxd::connection::ProductionMark</name>
    <message>
        <source>This is a p&amp;roduction cluster</source>
        <translation>这是生产集群(&amp;R)</translation>
    </message>
    <message>
        <source>No context is chosen</source>
        <translation>未选择上下文</translation>
    </message>
</context>
<context>
    <name>liteboxd::connection::ServerAddress</name>
    <message>
        <source>&amp;Server address…</source>
        <translation>服务器地址(&amp;S)…</translation>
    </message>
    <message>
        <source>This is no address: give a name or an IP address, maybe with a port.</source>
        <translation>这不是地址：请输入名称或 IP 地址，可附带端口。</translation>
    </message>
    <message>
        <source>The address was not written to the kubeconfig file.</source>
        <translation>地址未写入 kubeconfig 文件。</translation>
    </message>
    <message>
        <source>The kubeconfig says where the server is</source>
        <translation>kubeconfig 已指明服务器的位置</translation>
    </message>
</context>
<context>
    <name>liteboxd::connection::WelcomeView</name>
    <message>
        <source>Connect to a cluster</source>
        <translation>连接到集群</translation>
    </message>
    <message>
        <source>Drop a kubeconfig anywhere on this window, choose a file, or paste its text. What kubectl would use, KUBECONFIG or ~/.kube/config, was not found.</source>
        <translation>将 kubeconfig 拖放到此窗口的任意位置、选择文件，或粘贴其内容。未找到 kubectl 默认使用的 KUBECONFIG 或 ~/.kube/config。</translation>
    </message>
    <message>
        <source>Drop a kubeconfig anywhere on this window, choose a file, or paste its text.</source>
        <translation>把 kubeconfig 拖放到本窗口的任意位置、选择文件或粘贴其文本。</translation>
    </message>
</context>
<context>
    <name>liteboxd::console</name>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>This is the context now</source>
        <translation>这就是当前的上下文</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>This is the namespace now</source>
        <translation>这就是当前的命名空间</translation>
    </message>
    <message>
        <source>Not everything is kept for later: the file that keeps it cannot be used.</source>
        <translation>并非所有内容都能保留：无法使用保存它们的文件。</translation>
    </message>
    <message>
        <source>LiteBoxd&apos;s own server</source>
        <translation>LiteBoxd 自己的服务器</translation>
    </message>
    <message>
        <source>nobody: a controller would make it anew</source>
        <translation>无：控制器会重新创建它</translation>
    </message>
    <message>
        <source>the keeper %1 in the cluster</source>
        <translation>集群中的守护者 %1</translation>
    </message>
    <message>
        <source>this console, while it runs</source>
        <translation>本控制台（仅在运行期间）</translation>
    </message>
    <message>
        <source>nobody: no keeper runs in the cluster, and you did not ask for it here</source>
        <translation>无：集群中没有守护者在运行，您也没有在此请求</translation>
    </message>
    <message>
        <source>not known whether a keeper runs in the cluster</source>
        <translation>不清楚集群中是否有守护者在运行</translation>
    </message>
    <message>
        <source>Hubble, %1 lost</source>
        <translation>Hubble，丢失 %1 条</translation>
    </message>
    <message>
        <source>Hubble %1 of %2 nodes, %3 lost</source>
        <translation>Hubble：%2 个节点中的 %1 个，丢失 %3 条</translation>
    </message>
    <message>
        <source>Connected, %1 s</source>
        <translation>已连接，%1 秒</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Does not answer any more</source>
        <translation>不再应答</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Flows cannot be seen</source>
        <translation>无法看到流</translation>
    </message>
    <message>
        <source>Listens on port %1</source>
        <translation>在端口 %1 上监听</translation>
    </message>
    <message>
        <source>Does not listen</source>
        <translation>未监听</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>尚未验证</translation>
    </message>
    <message numerus="yes">
        <source>%n default policies are not as shipped</source>
        <translation>
            <numerusform>%n 个默认策略与出厂不同</numerusform>
        </translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>与出厂一致</translation>
    </message>
    <message>
        <source>The account may not see the agents</source>
        <translation>账户无权查看代理</translation>
    </message>
    <message>
        <source>Agents cannot be seen</source>
        <translation>无法查看代理</translation>
    </message>
    <message>
        <source>No agents were found</source>
        <translation>未找到代理</translation>
    </message>
    <message>
        <source>%1 of %2 agents</source>
        <translation>%2 个代理中 %1 个就绪</translation>
    </message>
    <message>
        <source>Hubble without Relay (slow), %1 of %2 agents, %3 lost</source>
        <translation>Hubble（无 Relay，较慢）：%2 个代理中的 %1 个，丢失 %3 条</translation>
    </message>
</context>
<context>
    <name>liteboxd::console::Console</name>
    <message>
        <source>&amp;Open kubeconfig…</source>
        <translation>打开 kubeconfig(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>&amp;Paste kubeconfig</source>
        <translation>粘贴 kubeconfig(&amp;P)</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Gateway on port %1</source>
        <translation>网关端口 %1</translation>
    </message>
    <message>
        <source>Gateway does not listen</source>
        <translation>网关未在监听</translation>
    </message>
    <message>
        <source>Verification cancelled at %1</source>
        <translation>验证已于 %1 取消</translation>
    </message>
    <message>
        <source>No kubeconfig is open</source>
        <translation>尚未打开 kubeconfig</translation>
    </message>
    <message>
        <source>Open kubeconfig</source>
        <translation>打开 kubeconfig</translation>
    </message>
    <message>
        <source>%1 (production)</source>
        <translation>%1（生产）</translation>
    </message>
    <message>
        <source>LiteBoxd Console</source>
        <translation>LiteBoxd 控制台</translation>
    </message>
    <message>
        <source>%1 – LiteBoxd Console</source>
        <translation>%1 – LiteBoxd 控制台</translation>
    </message>
    <message>
        <source>The clipboard holds no text: copy a kubeconfig first.</source>
        <translation>剪贴板中没有文本：请先复制 kubeconfig。</translation>
    </message>
    <message>
        <source>The console speaks this language from its next start on.</source>
        <translation>下次启动后，控制台将使用此语言。</translation>
    </message>
    <message>
        <source>Verified %1: %2</source>
        <translation>已于 %1 验证：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n checks got worse</source>
        <translation>
            <numerusform>%1，%n 项变差</numerusform>
        </translation>
    </message>
    <message>
        <source>The address of Hubble Relay that was set cannot be used; it is asked through the API server.</source>
        <translation>所设置的 Hubble Relay 地址无法使用，改为经 API 服务器读取。</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows</name>
    <message>
        <source>Asking Hubble…</source>
        <translation>正在询问 Hubble…</translation>
    </message>
    <message>
        <source>No flows yet</source>
        <translation>还没有流</translation>
    </message>
    <message>
        <source>Hubble answers. What the sandboxes do on the network appears here as it happens.</source>
        <translation>Hubble 有应答。沙箱的网络活动会实时显示在这里。</translation>
    </message>
    <message>
        <source>No flow matches the filter</source>
        <translation>没有符合筛选条件的流</translation>
    </message>
    <message>
        <source>New ones appear as they happen.</source>
        <translation>新的流会实时显示。</translation>
    </message>
    <message>
        <source>Flows cannot be seen</source>
        <translation>无法看到流</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Without a template (%1)</source>
        <translation>无模板（%1）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>template, number of sandboxes</comment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n sandboxes with drops</source>
        <translation>
            <numerusform>%n 个有丢弃的沙箱</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandboxes without drops</source>
        <translation>
            <numerusform>%n 个无丢弃的沙箱</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>that ask</comment>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more destinations</source>
        <translation>
            <numerusform>另有 %n 个目的地</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2: %3, %4 times (%5 a minute)</source>
        <translation>%1 → %2：%3，%4 次（每分钟 %5 次）</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1，端口 %2</translation>
    </message>
    <message>
        <source>%1: %2 passed, %3 dropped</source>
        <translation>%1：放行 %2，丢弃 %3</translation>
    </message>
    <message>
        <source>Nothing was recorded that matches</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>Move on along the bar above, or change the filter.</source>
        <translation>请移动上方的滑块，或更改筛选条件。</translation>
    </message>
    <message>
        <source>Its node</source>
        <translation>所在节点</translation>
    </message>
    <message>
        <source>Kubelet (10250)</source>
        <translation>Kubelet（10250）</translation>
    </message>
    <message>
        <source>API server</source>
        <translation>API 服务器</translation>
    </message>
    <message>
        <source>Metadata (169.254.169.254)</source>
        <translation>元数据服务（169.254.169.254）</translation>
    </message>
    <message>
        <source>Private addresses</source>
        <translation>私有地址</translation>
    </message>
    <message>
        <source>Other sandboxes</source>
        <translation>其他沙箱</translation>
    </message>
    <message>
        <source>The cluster&apos;s DNS</source>
        <translation>集群 DNS</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>互联网</translation>
    </message>
    <message>
        <source>Cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Nothing seen</source>
        <translation>未观察到</translation>
    </message>
    <message>
        <source>%1 passed, %2 dropped</source>
        <translation>放行 %1，丢弃 %2</translation>
    </message>
    <message>
        <source>They come from Cilium&apos;s Hubble through Hubble Relay (service hubble-relay in namespace kube-system), which was not reached, nor did Cilium&apos;s agents answer by themselves. Everything else goes on without it: sandboxes, policies and their computed verdicts, gateway and verification. What is missing: drops, the observed internet state, and blocked destinations. Cilium switches Relay on by hubble.relay.enabled=true in its Helm values.</source>
        <translation>流来自 Cilium 的 Hubble，经由 Hubble Relay（命名空间 kube-system 中的服务 hubble-relay），但未能连接到它，逐个询问 Cilium 代理也没有得到回答。其他功能不受影响：沙箱、策略及其计算出的判定、网关和验证。缺少的是：丢弃记录、观察到的互联网状态和被拦截的目的地。在 Cilium 的 Helm 值中设置 hubble.relay.enabled=true 即可启用 Relay。</translation>
    </message>
    <message>
        <source>Not yet: the policies are being read</source>
        <translation>尚未计算：正在读取策略</translation>
    </message>
    <message>
        <source>No: the policies could not be read</source>
        <translation>未计算：无法读取策略</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::AllowView</name>
    <message>
        <source>Propose from flows</source>
        <translation>根据流提出建议</translation>
    </message>
    <message>
        <source>What would change?</source>
        <translation>会有什么变化？</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Domains to allow</source>
        <translation>要允许的域名</translation>
    </message>
    <message>
        <source>Domains to allow: pypi.org, *.pythonhosted.org</source>
        <translation>要允许的域名：pypi.org, *.pythonhosted.org</translation>
    </message>
    <message>
        <source>The smallest list of domains for what this sandbox was seen to want</source>
        <translation>按观察到的该沙箱的需要得出的最小域名列表</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>会有的变化</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>For this sandbox</source>
        <translation>仅此沙箱</translation>
    </message>
    <message numerus="yes">
        <source>For %n minutes</source>
        <translation>
            <numerusform>%n 分钟内</numerusform>
        </translation>
    </message>
    <message>
        <source>For its template</source>
        <translation>其模板</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::BlockedPresenter</name>
    <message>
        <source>The domains were not allowed.</source>
        <translation>域名未能被允许。</translation>
    </message>
    <message>
        <source>%1 may reach %2. It takes some seconds until the datapath has it.</source>
        <translation>%1 可以访问 %2。数据路径生效需要几秒钟。</translation>
    </message>
    <message>
        <source>No name was seen that it may not reach already.</source>
        <translation>没有发现它尚不能访问的名称。</translation>
    </message>
    <message numerus="yes">
        <source>From %n flows.</source>
        <translation>
            <numerusform>依据 %n 条流。</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a name, and so not in the list: %1.</source>
        <translation>没有名称，因此不在列表中：%1。</translation>
    </message>
    <message>
        <source>No name is known for this address: a list of domains cannot open it.</source>
        <translation>此地址没有已知名称：域名列表无法放行它。</translation>
    </message>
    <message>
        <source>Adds it to the allowed domains of one sandbox.</source>
        <translation>将其加入一个沙箱的允许域名。</translation>
    </message>
    <message>
        <source>The policy stays as it is.</source>
        <translation>策略保持不变。</translation>
    </message>
    <message>
        <source>Template %1 has version %2. Sandboxes that run keep their own list.</source>
        <translation>模板 %1 已有版本 %2。正在运行的沙箱保留各自的列表。</translation>
    </message>
    <message>
        <source>This sandbox may reach other destinations already, and the end of the time would take those, too. Allow it for the sandbox instead.</source>
        <translation>此沙箱已可访问其他目的地，到期时也会一并收回。请改为“仅此沙箱”放行。</translation>
    </message>
    <message numerus="yes">
        <source>%1 may reach %2 for %n minutes. A keeper in the cluster ends it, or this console while it runs.</source>
        <translation>
            <numerusform>%1 可在 %n 分钟内访问 %2，到期由集群中的 keeper 收回；没有 keeper 时，由运行中的本控制台收回。</numerusform>
        </translation>
    </message>
    <message>
        <source>The template stays as it is.</source>
        <translation>模板保持不变。</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::BlockedView</name>
    <message>
        <source>Never ask about it</source>
        <translation>不再询问</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Blocked destinations</source>
        <translation>被拦截的目的地</translation>
    </message>
    <message>
        <source>DNS refused</source>
        <translation>DNS 拒绝</translation>
    </message>
    <message>
        <source>Select a destination, to allow it or to set it aside.</source>
        <translation>选择一个目的地，以便允许它或将其搁置。</translation>
    </message>
    <message>
        <source>No name is known for this address: a list of domains cannot open it.</source>
        <translation>此地址没有已知名称：域名列表无法放行它。</translation>
    </message>
    <message>
        <source>Adds it to the allowed domains of one sandbox.</source>
        <translation>将其加入一个沙箱的允许域名。</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::ExportActions</name>
    <message>
        <source>Export flows as &amp;CSV…</source>
        <translation>将流导出为 CSV(&amp;C)…</translation>
    </message>
    <message>
        <source>Export flows as &amp;JSON lines…</source>
        <translation>将流导出为 JSON 行(&amp;J)…</translation>
    </message>
    <message>
        <source>There are no flows</source>
        <translation>没有流</translation>
    </message>
    <message>
        <source>Export flows</source>
        <translation>导出流</translation>
    </message>
    <message>
        <source>The flows were not exported.</source>
        <translation>流未能导出。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows were written to %1.</source>
        <translation>
            <numerusform>已将 %n 行写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::FilterLine</name>
    <message>
        <source>Filter: a sandbox, or words of hubble observe, such as --verdict DROPPED --to-fqdn *.example.com</source>
        <translation>筛选：沙箱 ID，或 hubble observe 的参数，例如 --verdict DROPPED --to-fqdn *.example.com</translation>
    </message>
    <message>
        <source>Filter of flows</source>
        <translation>流的筛选条件</translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <translation>无法理解：%1</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::FlowDetails</name>
    <message>
        <source>Select a flow to see why it has its verdict, and all that is known of it.</source>
        <translation>选择一条流，查看其判定的原因以及已知的全部信息。</translation>
    </message>
    <message>
        <source>Details of a flow</source>
        <translation>流的详情</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::FlowMenu</name>
    <message>
        <source>Only &amp;from %1</source>
        <translation>仅来自 %1(&amp;F)</translation>
    </message>
    <message>
        <source>Only &amp;to %1</source>
        <translation>仅发往 %1(&amp;T)</translation>
    </message>
    <message>
        <source>Only to &amp;port %1</source>
        <translation>仅端口 %1(&amp;P)</translation>
    </message>
    <message>
        <source>Only &amp;verdict %1</source>
        <translation>仅判定 %1(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Not to %1</source>
        <translation>排除发往 %1(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Copy the line of hubble observe</source>
        <translation>复制 hubble observe 的行(&amp;C)</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::FlowTabs</name>
    <message>
        <source>&amp;Allow this destination…</source>
        <translation>允许此目的地(&amp;A)…</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>被拦截</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>Blocked (%1)</source>
        <translation>被拦截 (%1)</translation>
    </message>
    <message>
        <source>Select a dropped flow of a sandbox to the internet</source>
        <translation>请选择一条沙箱访问互联网时被丢弃的流</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>关系图</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>时间走势</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>可达性</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::FlowsPage</name>
    <message>
        <source>Flows</source>
        <translation>流</translation>
    </message>
    <message>
        <source>&amp;Pause flows</source>
        <translation>暂停流(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Dropped flows only</source>
        <translation>仅显示被丢弃的流(&amp;D)</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Show the latest</source>
        <translation>显示最新</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 条新流</numerusform>
        </translation>
    </message>
    <message>
        <source>The recorded flows cannot be read.</source>
        <translation>无法读取所记录的流。</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::HistoryBar</name>
    <message>
        <source>&amp;Live</source>
        <translation>实时(&amp;L)</translation>
    </message>
    <message>
        <source>Recorded moment</source>
        <translation>所记录的时刻</translation>
    </message>
    <message>
        <source>Show what happens now</source>
        <translation>显示当前的流</translation>
    </message>
    <message>
        <source>%1 and the minute before</source>
        <translation>%1 及此前一分钟</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n flows were counted only</source>
        <translation>
            <numerusform>%1；另有 %n 条流仅计数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n dropped</source>
        <translation>
            <numerusform>%1，丢弃 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Live. Nothing is recorded yet.</source>
        <translation>实时。尚无记录。</translation>
    </message>
    <message>
        <source>Live. Recorded since %1</source>
        <translation>实时。记录始于 %1</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::MapPane</name>
    <message>
        <source>Map of who talks to whom</source>
        <translation>通信关系图</translation>
    </message>
    <message>
        <source>Sandboxes, or templates if there are many</source>
        <translation>按沙箱，数量多时按模板</translation>
    </message>
    <message>
        <source>Each sandbox</source>
        <translation>逐个沙箱</translation>
    </message>
    <message>
        <source>By template</source>
        <translation>按模板</translation>
    </message>
    <message>
        <source>By drops</source>
        <translation>按有无丢弃</translation>
    </message>
    <message>
        <source>What is drawn together</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>Nothing was seen yet.</source>
        <translation>尚未看到任何流。</translation>
    </message>
    <message>
        <source>Solid: passed. Dashed: dropped. The wider, the more of them. A click shows the flows.</source>
        <translation>实线：放行；虚线：丢弃；线越粗，流越多。点击可查看相应的流。</translation>
    </message>
    <message>
        <source>%1 Placed in two columns: graphviz (dot) was not found.</source>
        <translation>%1未找到 graphviz（dot），因此分两列排列。</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::ReachView</name>
    <message>
        <source>Computed from the policies of now, by an example of each place; seen since the console watches.</source>
        <translation>“计算”依据当前策略，每类目的地取一例；“观察”自控制台开始监视起统计。</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目的地</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>What the sandbox may reach, and what was seen</source>
        <translation>沙箱可访问的目的地与实际观察</translation>
    </message>
    <message>
        <source>%1: differs from what was computed</source>
        <translation>%1：与计算结果不符</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::SelectionFlows</name>
    <message>
        <source>Flows of the selection</source>
        <translation>所选沙箱的流</translation>
    </message>
    <message>
        <source>Select one sandbox to see what it does on the network.</source>
        <translation>选择一个沙箱，查看它的网络活动。</translation>
    </message>
    <message>
        <source>No flows of this sandbox yet</source>
        <translation>还没有此沙箱的流</translation>
    </message>
    <message>
        <source>New ones appear as they happen.</source>
        <translation>新的流会实时显示。</translation>
    </message>
    <message>
        <source>The page of flows says what is missing.</source>
        <translation>“流”页面会说明缺少什么。</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::SourceAction</name>
    <message>
        <source>&amp;Source of flows…</source>
        <translation>流的来源(&amp;S)…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::SourceDialog</name>
    <message>
        <source>It speaks &amp;TLS</source>
        <translation>使用 &amp;TLS</translation>
    </message>
    <message>
        <source>Source of flows</source>
        <translation>流的来源</translation>
    </message>
    <message>
        <source>Empty: through the API server; else such as relay.example:443</source>
        <translation>留空：经 API 服务器；否则如 relay.example:443</translation>
    </message>
    <message>
        <source>A&amp;uthority that signs its certificate</source>
        <translation>签发其证书的 CA(&amp;U)</translation>
    </message>
    <message>
        <source>Our &amp;certificate, if it asks for one</source>
        <translation>客户端证书（如需要）(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Key of our certificate</source>
        <translation>客户端证书的密钥(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Name in its certificate</source>
        <translation>其证书中的名称(&amp;N)</translation>
    </message>
    <message>
        <source>Empty: the host of the address</source>
        <translation>留空：使用地址中的主机名</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Choose a PEM file</source>
        <translation>选择 PEM 文件</translation>
    </message>
    <message>
        <source>Ask each of Cilium&apos;s &amp;agents by exec: slow</source>
        <translation>通过 exec 逐个询问 Cilium 代理（较慢）(&amp;A)</translation>
    </message>
    <message>
        <source>A&amp;ddress of Relay</source>
        <translation>Relay 地址(&amp;D)</translation>
    </message>
    <message>
        <source>Flows come from Hubble Relay through the API server&apos;s port-forward; where it serves TLS, with the certificates in the cluster&apos;s secrets, or with the files below. Where Relay can be reached directly, or only so, give its address. Where there is no Relay, each agent is asked by itself: that is slow, and what happens between two attempts is missing.</source>
        <translation>流默认经 API 服务器的端口转发从 Hubble Relay 读取；Relay 使用 TLS 时，采用集群 Secret 中的证书，或下面的文件。如果 Relay 可以（或只能）直接访问，请填写其地址。没有 Relay 时逐个询问各代理：这样较慢，并且两次尝试之间的流会缺失。</translation>
    </message>
    <message>
        <source>Empty: the one that Cilium&apos;s chart gives</source>
        <translation>留空：Cilium chart 给出的名称</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::WatchView</name>
    <message>
        <source>What it looks like</source>
        <translation>看起来像</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已阻止</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>What the rules found</source>
        <translation>规则的发现</translation>
    </message>
    <message>
        <source>DNS: domain</source>
        <translation>DNS：域</translation>
    </message>
    <message>
        <source>Bytes in names</source>
        <translation>名称中的字节</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>最近一分钟</translation>
    </message>
    <message>
        <source>What DNS carries out</source>
        <translation>通过 DNS 带出的内容</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Lock its DNS to its list</source>
        <translation>把它的 DNS 锁定到其列表</translation>
    </message>
    <message>
        <source>It may then ask for the names of its allowed domains only: DNS carries nothing out any more</source>
        <translation>此后它只能查询允许域名列表中的名称：DNS 不再能带出数据</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>TXT</source>
        <translation>TXT</translation>
    </message>
    <message>
        <source>Questions for TXT and the like, whose answers carry most</source>
        <translation>查询 TXT 一类记录的占比，这类应答能携带的数据最多</translation>
    </message>
    <message>
        <source>Propose a list for it…</source>
        <translation>建议一份列表…</translation>
    </message>
    <message>
        <source>It has no list of allowed domains that its DNS could be locked to</source>
        <translation>该沙箱没有允许域名列表，无法据此锁定 DNS</translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::WayLine</name>
    <message>
        <source>The slow way: each of Cilium&apos;s agents is asked by exec. What an agent overwrites while it is asked anew is missing; Hubble Relay (hubble.relay.enabled=true) is better.</source>
        <translation>慢速方式：通过 exec 逐个询问 Cilium 代理。代理在重新询问期间覆盖的流会缺失；建议启用 Hubble Relay（hubble.relay.enabled=true）。</translation>
    </message>
    <message>
        <source>No answer from: %1.</source>
        <translation>没有回答：%1。</translation>
    </message>
</context>
<context>
    <name>liteboxd::gateways::BrowserSessionList</name>
    <message>
        <source>Browsers that are signed in</source>
        <translation>已登录的浏览器</translation>
    </message>
    <message>
        <source>Sign all out</source>
        <translation>全部退出登录</translation>
    </message>
    <message>
        <source>Port %1 of %2, since %3, until %4 at the latest</source>
        <extracomment>%1: a port; %2: the id of a sandbox; %3, %4: dates with times</extracomment>
        <translation>%2 的端口 %1，自 %3 起，最晚至 %4</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Sign out of port %1 of %2</source>
        <extracomment>%1: a port; %2: the id of a sandbox</extracomment>
        <translation>退出 %2 端口 %1 的登录</translation>
    </message>
</context>
<context>
    <name>liteboxd::gateways::ConnectionModel</name>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>To the client</source>
        <translation>发往客户端</translation>
    </message>
    <message>
        <source>To the sandbox</source>
        <translation>发往沙箱</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
</context>
<context>
    <name>liteboxd::gateways::GatewayPage</name>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>&amp;Start gateway</source>
        <translation>启动网关(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top gateway</source>
        <translation>停止网关(&amp;T)</translation>
    </message>
    <message>
        <source>Use this port</source>
        <translation>使用此端口</translation>
    </message>
    <message>
        <source>The bundled gateway lets programs and browsers of this computer reach the ports of your sandboxes. It listens on this computer only.</source>
        <translation>内置网关让本机的程序和浏览器访问沙箱的端口。它只在本机上监听。</translation>
    </message>
    <message>
        <source>Port:</source>
        <translation>端口：</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>How to call it</source>
        <translation>如何访问</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>正在监听</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>未在监听</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>The gateway does not listen on port %1.</source>
        <translation>网关未能在端口 %1 上监听。</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Upstream mode</source>
        <translation>上游模式</translation>
    </message>
    <message>
        <source>Straight to the addresses of the pods; this computer must be on their network.</source>
        <translation>直接连接 Pod 的地址；本机必须在它们的网络中。</translation>
    </message>
    <message>
        <source>Through the API server&apos;s pod proxy, with the credentials of the kubeconfig.</source>
        <translation>使用 kubeconfig 的凭据，经由 API 服务器的 Pod 代理。</translation>
    </message>
    <message>
        <source>Into the pods through the API server&apos;s port-forward, with the credentials of the kubeconfig.</source>
        <translation>使用 kubeconfig 的凭据，经由 API 服务器的端口转发直达 Pod。</translation>
    </message>
    <message>
        <source>For each sandbox the first way that works: its address, the port-forward, the pod proxy.</source>
        <translation>为每个沙箱选用第一条可行的途径：Pod 地址、端口转发、Pod 代理。</translation>
    </message>
    <message>
        <source>Ways to the sandboxes</source>
        <translation>通往沙箱的途径</translation>
    </message>
    <message>
        <source>%1, because %2 failed: %3</source>
        <translation>%1，因为 %2 不可用：%3</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>%1/api/v1/sandbox/{id}/port/{port}/ with the access token in the header X-Access-Token</source>
        <translation>%1/api/v1/sandbox/{id}/port/{port}/，访问令牌放在 X-Access-Token 头中</translation>
    </message>
    <message>
        <source>Browsers</source>
        <translation>浏览器</translation>
    </message>
    <message>
        <source>http://{port}-{id}-{tag}.localhost:%1/ after “Open in browser”, which signs in once</source>
        <translation>先用“在浏览器中打开”登录一次，然后访问 http://{port}-{id}-{tag}.localhost:%1/</translation>
    </message>
    <message>
        <source>The gateway listens already</source>
        <translation>网关已在监听</translation>
    </message>
    <message>
        <source>The gateway does not listen</source>
        <translation>网关未在监听</translation>
    </message>
    <message>
        <source>Port %1 is used by another program: stop it, or choose another port.</source>
        <translation>端口 %1 已被其他程序占用：请停止该程序，或选择其他端口。</translation>
    </message>
    <message>
        <source>127.0.0.1:%1 and, where there is one, [::1]:%1</source>
        <translation>127.0.0.1:%1，如有 ::1 则同时监听 [::1]:%1</translation>
    </message>
    <message>
        <source>Upstream mode:</source>
        <translation>上游模式：</translation>
    </message>
    <message>
        <source>Way to the sandboxes</source>
        <translation>到沙箱的路径</translation>
    </message>
    <message>
        <source>&amp;Install the gateway into this cluster…</source>
        <translation>将网关安装到此集群(&amp;I)…</translation>
    </message>
    <message>
        <source>For others</source>
        <translation>供他人使用</translation>
    </message>
</context>
<context>
    <name>liteboxd::gateways::InstallDialog</name>
    <message>
        <source>Install the gateway into this cluster</source>
        <translation>将网关安装到此集群</translation>
    </message>
    <message>
        <source>Two or more replicas of liteboxd-gateway run in namespace %1 then, and let programs outside of this computer reach the sandboxes with their access tokens.</source>
        <translation>之后命名空间 %1 中会运行两个或更多 liteboxd-gateway 副本，让本机以外的程序凭访问令牌访问沙箱。</translation>
    </message>
    <message>
        <source>Image, as the nodes pull it; where the gateway is installed already, empty keeps the one it has:</source>
        <translation>节点拉取的镜像；若网关已安装，留空则保留现有镜像：</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>“Check” asks the API server and shows here what would change.</source>
        <translation>“检查”会询问 API 服务器，并在此显示将发生的更改。</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将发生的更改</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Bring up to date</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Say which image the nodes are to pull.</source>
        <translation>请指定节点要拉取的镜像。</translation>
    </message>
    <message>
        <source>%1: created</source>
        <translation>%1：已创建</translation>
    </message>
    <message>
        <source>%1: would be created</source>
        <translation>%1：将被创建</translation>
    </message>
    <message>
        <source>%1: changed</source>
        <translation>%1：已更改</translation>
    </message>
    <message>
        <source>%1: would be changed</source>
        <translation>%1：将被更改</translation>
    </message>
    <message>
        <source>%1: as it should be</source>
        <translation>%1：无需更改</translation>
    </message>
    <message>
        <source>%1: refused: %2</source>
        <translation>%1：被拒绝：%2</translation>
    </message>
    <message>
        <source>%1: not tried</source>
        <translation>%1：未尝试</translation>
    </message>
    <message>
        <source>It will not get ready by itself: %1</source>
        <translation>它不会自行就绪：%1</translation>
    </message>
    <message>
        <source>Its replicas did not get ready within five minutes.</source>
        <translation>其副本未在五分钟内就绪。</translation>
    </message>
    <message>
        <source>%1 of %2 replicas are ready</source>
        <translation>%2 个副本中 %1 个已就绪</translation>
    </message>
    <message>
        <source>The cluster has not looked at the Deployment yet</source>
        <translation>集群尚未处理该 Deployment</translation>
    </message>
</context>
<context>
    <name>liteboxd::gateways::LinkPanel</name>
    <message>
        <source>Links into sandboxes</source>
        <translation>通往沙箱的链接</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Viewers now</source>
        <translation>当前访问者</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>%1 of %2 gateways have said who uses them.</source>
        <translation>%2 个网关中 %1 个报告了使用者。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Revoke all of its sandbox</source>
        <translation>撤销该沙箱的全部链接</translation>
    </message>
</context>
<context>
    <name>liteboxd::gateways::SandboxTrafficModel</name>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>当前打开</translation>
    </message>
    <message>
        <source>Half took</source>
        <translation>50% 耗时</translation>
    </message>
    <message>
        <source>95 % took</source>
        <translation>95% 耗时</translation>
    </message>
</context>
<context>
    <name>liteboxd::gateways::TrafficPanel</name>
    <message>
        <source>requests/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>KiB/s sent</source>
        <translation>发出 KiB/秒</translation>
    </message>
    <message>
        <source>No WebSocket or TCP connection is open.</source>
        <translation>没有打开的 WebSocket 或 TCP 连接。</translation>
    </message>
    <message>
        <source>Close connection</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>What goes through it</source>
        <translation>经过网关的流量</translation>
    </message>
    <message>
        <source>Open connections</source>
        <translation>打开的连接</translation>
    </message>
    <message>
        <source>What goes to each sandbox</source>
        <translation>各沙箱的流量</translation>
    </message>
</context>
<context>
    <name>liteboxd::models</name>
    <message>
        <source>%1s</source>
        <extracomment>a number of seconds, as short as possible</extracomment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1m</source>
        <extracomment>a number of minutes, as short as possible</extracomment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1h</source>
        <extracomment>a number of hours, as short as possible</extracomment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1d</source>
        <extracomment>a number of days, as short as possible</extracomment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>已成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>已失败</translation>
    </message>
    <message>
        <source>Terminating</source>
        <translation>正在终止</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Applying</source>
        <translation>正在应用</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Requested (not observable)</source>
        <translation>已请求（不可观测）</translation>
    </message>
    <message>
        <source>Not requested</source>
        <translation>未请求</translation>
    </message>
    <message>
        <source>The datapath is watched, and nothing has been seen of this sandbox yet.</source>
        <translation>数据通路正被观测，但尚未看到此沙箱的流量。</translation>
    </message>
    <message>
        <source>Switching on…</source>
        <translation>正在开启…</translation>
    </message>
    <message>
        <source>Switching off…</source>
        <translation>正在关闭…</translation>
    </message>
    <message>
        <source>Internet switched on for %1 sandboxes, not for %2.</source>
        <extracomment>%1: a number, %2: another</extracomment>
        <translation>已为 %1 个沙箱开启互联网，%2 个未开启。</translation>
    </message>
    <message>
        <source>Internet of %1 was switched on.</source>
        <translation>%1 的互联网已开启。</translation>
    </message>
    <message>
        <source>Internet of %1 may have been switched on: the cluster did not answer.</source>
        <translation>%1 的互联网可能已开启：集群没有应答。</translation>
    </message>
    <message>
        <source>Internet of %1 was not switched on.</source>
        <translation>%1 的互联网未开启。</translation>
    </message>
    <message>
        <source>Internet switched off for %1 sandboxes, not for %2.</source>
        <extracomment>%1: a number, %2: another</extracomment>
        <translation>已为 %1 个沙箱关闭互联网，%2 个未关闭。</translation>
    </message>
    <message>
        <source>Internet of %1 was switched off.</source>
        <translation>%1 的互联网已关闭。</translation>
    </message>
    <message>
        <source>Internet of %1 may have been switched off: the cluster did not answer.</source>
        <translation>%1 的互联网可能已关闭：集群没有应答。</translation>
    </message>
    <message>
        <source>Internet of %1 was not switched off.</source>
        <translation>%1 的互联网未关闭。</translation>
    </message>
    <message>
        <source>Nothing was copied.</source>
        <translation>未复制任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>The addresses of %n sandboxes were copied.</source>
        <translation>
            <numerusform>已复制 %n 个沙箱的地址。</numerusform>
        </translation>
    </message>
    <message>
        <source>The address of %1 was copied.</source>
        <translation>已复制 %1 的地址。</translation>
    </message>
    <message numerus="yes">
        <source>curl commands for %n sandboxes were copied; they hold access tokens.</source>
        <translation>
            <numerusform>已复制 %n 个沙箱的 curl 命令；其中含有访问令牌。</numerusform>
        </translation>
    </message>
    <message>
        <source>A curl command for %1 was copied; it holds the access token.</source>
        <translation>已复制 %1 的 curl 命令，其中包含访问令牌。</translation>
    </message>
    <message numerus="yes">
        <source>WebSocket commands for %n sandboxes were copied; they hold access tokens.</source>
        <translation>
            <numerusform>已复制 %n 个沙箱的 WebSocket 命令；其中含有访问令牌。</numerusform>
        </translation>
    </message>
    <message>
        <source>A WebSocket command for %1 was copied; it holds the access token.</source>
        <translation>已复制 %1 的 WebSocket 命令，其中包含访问令牌。</translation>
    </message>
    <message>
        <source>A one-time link to port %1 of %2 was copied.</source>
        <translation>已复制 %2 端口 %1 的一次性链接。</translation>
    </message>
    <message numerus="yes">
        <source>The access tokens of %n sandboxes were copied.</source>
        <translation>
            <numerusform>已复制 %n 个沙箱的访问令牌。</numerusform>
        </translation>
    </message>
    <message>
        <source>The access token of %1 was copied.</source>
        <translation>已复制 %1 的访问令牌。</translation>
    </message>
    <message>
        <source>Port %1 of %2 was given to the browser.</source>
        <translation>已将 %2 的端口 %1 交给浏览器。</translation>
    </message>
    <message>
        <source>Sandbox %1 was not opened in the browser.</source>
        <translation>未能在浏览器中打开沙箱 %1。</translation>
    </message>
    <message>
        <source>The access token was put into the keychain.</source>
        <translation>访问令牌已存入密钥链。</translation>
    </message>
    <message>
        <source>The access token was not put into the keychain.</source>
        <translation>访问令牌未能存入密钥环。</translation>
    </message>
    <message>
        <source>A one-time link to port %1 was made.</source>
        <translation>已生成端口 %1 的一次性链接。</translation>
    </message>
    <message>
        <source>A browser signed in to port %1.</source>
        <translation>浏览器已登录端口 %1。</translation>
    </message>
    <message>
        <source>A browser was refused: its link was used, too old or unknown.</source>
        <translation>已拒绝浏览器：它的链接已被使用、已过期或未知。</translation>
    </message>
    <message>
        <source>The gateway has a problem that may heal by itself.</source>
        <translation>网关出现问题，可能会自行恢复。</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <extracomment>%1: a sentence, %2: how often it happened</extracomment>
        <translation>%1（%2 次）</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>May be on, no answer</source>
        <translation>可能已开启，无应答</translation>
    </message>
    <message>
        <source>May be off, no answer</source>
        <translation>可能已关闭，无应答</translation>
    </message>
    <message>
        <source>Sandbox %1 was created.</source>
        <translation>已创建沙箱 %1。</translation>
    </message>
    <message>
        <source>Sandbox %1 was not created, or is not ready.</source>
        <translation>沙箱 %1 没有创建，或没有就绪。</translation>
    </message>
    <message>
        <source>%1 sandboxes were deleted, %2 were not.</source>
        <translation>已删除 %1 个沙箱，%2 个没有删除。</translation>
    </message>
    <message>
        <source>Sandbox %1 was deleted.</source>
        <translation>已删除沙箱 %1。</translation>
    </message>
    <message>
        <source>Sandbox %1 was not deleted.</source>
        <translation>沙箱 %1 没有删除。</translation>
    </message>
    <message>
        <source>The time to live of %1 sandboxes was renewed, of %2 not.</source>
        <translation>已续期 %1 个沙箱，%2 个没有续期。</translation>
    </message>
    <message>
        <source>The time to live of %1 was renewed.</source>
        <translation>已为 %1 续期。</translation>
    </message>
    <message>
        <source>The time to live of %1 was not renewed.</source>
        <translation>没有为 %1 续期。</translation>
    </message>
    <message>
        <source>%1 sandboxes have new access tokens, %2 have not.</source>
        <translation>%1 个沙箱有了新的访问令牌，%2 个没有。</translation>
    </message>
    <message>
        <source>Sandbox %1 has a new access token.</source>
        <translation>沙箱 %1 有了新的访问令牌。</translation>
    </message>
    <message>
        <source>Sandbox %1 has its old access token still.</source>
        <translation>沙箱 %1 仍使用旧的访问令牌。</translation>
    </message>
    <message>
        <source>%1 was copied into %2.</source>
        <translation>%1 已复制到 %2。</translation>
    </message>
    <message>
        <source>%1 was not copied into %2.</source>
        <translation>%1 没有复制到 %2。</translation>
    </message>
    <message>
        <source>%1 was copied out of %2.</source>
        <translation>%1 已从 %2 复制出来。</translation>
    </message>
    <message>
        <source>%1 was not copied out of %2.</source>
        <translation>%1 没有从 %2 复制出来。</translation>
    </message>
    <message>
        <source>Template %1 was not stored.</source>
        <translation>模板 %1 没有保存。</translation>
    </message>
    <message>
        <source>Template %1 was deleted.</source>
        <translation>模板 %1 已删除。</translation>
    </message>
    <message>
        <source>Template %1 was not deleted.</source>
        <translation>模板 %1 没有删除。</translation>
    </message>
    <message>
        <source>Whole cluster</source>
        <translation>整个集群</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>入站</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>出站</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>This is LiteBoxd&apos;s older allow-dns. It selects namespaces labelled k8s-app=kube-dns, which no namespace is, so it opens no DNS.</source>
        <translation>这是 LiteBoxd 旧版的 allow-dns。它选择带有标签 k8s-app=kube-dns 的命名空间，而没有命名空间带此标签，所以它没有放行 DNS。</translation>
    </message>
    <message>
        <source>This is LiteBoxd&apos;s older deny-k8s-api. A NetworkPolicy cannot deny, and this one allows.</source>
        <translation>这是 LiteBoxd 旧版的 deny-k8s-api。NetworkPolicy 无法拒绝，而这一条只会允许。</translation>
    </message>
    <message>
        <source>This is LiteBoxd&apos;s older allow-internet-egress. It leaves shared and reserved ranges open, such as 100.64.0.0/10.</source>
        <translation>这是 LiteBoxd 旧版的 allow-internet-egress。它放行了共享和保留地址段，例如 100.64.0.0/10。</translation>
    </message>
    <message>
        <source>This is LiteBoxd&apos;s older allow-gateway-ingress. The gateway reaches ports from 3000 on only.</source>
        <translation>这是 LiteBoxd 旧版的 allow-gateway-ingress。网关只能访问 3000 及以上的端口。</translation>
    </message>
    <message>
        <source>every peer</source>
        <translation>所有对端</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>任何人都不</translation>
    </message>
    <message>
        <source>every pod of the namespace</source>
        <translation>该命名空间的所有 Pod</translation>
    </message>
    <message>
        <source>pods with %1</source>
        <translation>带有 %1 的 Pod</translation>
    </message>
    <message>
        <source>every pod of every namespace</source>
        <translation>所有命名空间的所有 Pod</translation>
    </message>
    <message>
        <source>the addresses %1</source>
        <translation>地址 %1</translation>
    </message>
    <message>
        <source>the name %1</source>
        <translation>域名 %1</translation>
    </message>
    <message>
        <source>the entity %1</source>
        <translation>实体 %1</translation>
    </message>
    <message>
        <source>the service %1</source>
        <translation>服务 %1</translation>
    </message>
    <message>
        <source>every node</source>
        <translation>所有节点</translation>
    </message>
    <message>
        <source>nodes with %1</source>
        <translation>带有 %1 的节点</translation>
    </message>
    <message>
        <source>a group of the cloud</source>
        <translation>云平台的组</translation>
    </message>
    <message>
        <source>Denies connections to %1</source>
        <translation>拒绝连接到%1</translation>
    </message>
    <message>
        <source>Denies connections from %1</source>
        <translation>拒绝来自%1的连接</translation>
    </message>
    <message>
        <source>Allows connections to %1</source>
        <translation>允许连接到%1</translation>
    </message>
    <message>
        <source>Allows connections from %1</source>
        <translation>允许来自%1的连接</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between peers</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>ports %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>restricted further by layer 7</source>
        <translation>并受第 7 层规则进一步限制</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a sentence</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>.</source>
        <comment>at the end of a sentence</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>Not in the cluster</source>
        <translation>不在集群中</translation>
    </message>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n 处不同</numerusform>
        </translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>与随附的一致</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: the id of a sandbox, %2: why something failed</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>translated to</source>
        <translation>转换为</translation>
    </message>
    <message>
        <source>names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>workloads</source>
        <translation>工作负载</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>%1, revision %2</source>
        <translation>%1，修订版本 %2</translation>
    </message>
    <message>
        <source>the peer</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>the peer and the port</source>
        <translation>对端和端口</translation>
    </message>
    <message>
        <source>the port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>the peer and the protocol</source>
        <translation>对端和协议</translation>
    </message>
    <message>
        <source>the protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>自 %2 起 %1 次</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>TCP flags</source>
        <translation>TCP 标志</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Egress allowed by</source>
        <translation>出站允许者</translation>
    </message>
    <message>
        <source>Ingress allowed by</source>
        <translation>入站允许者</translation>
    </message>
    <message>
        <source>Egress denied by</source>
        <translation>出站拒绝者</translation>
    </message>
    <message>
        <source>Ingress denied by</source>
        <translation>入站拒绝者</translation>
    </message>
    <message>
        <source>Policy log</source>
        <translation>策略日志</translation>
    </message>
    <message>
        <source>The rule matched by</source>
        <translation>规则匹配依据</translation>
    </message>
    <message>
        <source>DNS answer</source>
        <translation>DNS 应答</translation>
    </message>
    <message>
        <source>DNS time to live</source>
        <translation>DNS 生存时间</translation>
    </message>
    <message>
        <source>DNS seen by</source>
        <translation>DNS 观察者</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Trace point</source>
        <translation>跟踪点</translation>
    </message>
    <message>
        <source>Trace reason</source>
        <translation>跟踪原因</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>网络接口</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>跟踪 ID</translation>
    </message>
    <message>
        <source>Computed: unknown (%1).</source>
        <translation>计算结果：无法判断（%1）。</translation>
    </message>
    <message>
        <source>Computed from the policies of now: allowed, since no policy isolates this pod.</source>
        <translation>按当前策略计算：允许，因为没有策略隔离此 Pod。</translation>
    </message>
    <message>
        <source>Computed from the policies of now: allowed by %1.</source>
        <translation>按当前策略计算：由 %1 允许。</translation>
    </message>
    <message>
        <source>Computed from the policies of now: denied by %1.</source>
        <translation>按当前策略计算：被 %1 拒绝。</translation>
    </message>
    <message>
        <source>Computed from the policies of now: allowed, since a node and its own pods always may.</source>
        <translation>按当前策略计算：允许，因为节点与其自身的 Pod 之间始终可以互通。</translation>
    </message>
    <message>
        <source>Computed from the policies of now: no rule allows this; isolating policies: %1.</source>
        <translation>按当前策略计算：没有规则允许；起隔离作用的策略：%1。</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>未给出原因</translation>
    </message>
    <message>
        <source>No rule allows it</source>
        <translation>没有规则允许</translation>
    </message>
    <message>
        <source>A rule denies it</source>
        <translation>有规则拒绝</translation>
    </message>
    <message>
        <source>The source address is not its own</source>
        <translation>源地址不是它自己的</translation>
    </message>
    <message>
        <source>The agent is loading its programs</source>
        <translation>代理正在加载其程序</translation>
    </message>
    <message>
        <source>The address is stale or has no route</source>
        <translation>地址已失效或没有路由</translation>
    </message>
    <message>
        <source>The service has no backend</source>
        <translation>服务没有后端</translation>
    </message>
    <message>
        <source>Authentication is required</source>
        <translation>需要认证</translation>
    </message>
    <message>
        <source>Unencrypted traffic</source>
        <translation>未加密的流量</translation>
    </message>
    <message>
        <source>The pod&apos;s programs are not loaded yet</source>
        <translation>该 Pod 的程序尚未加载</translation>
    </message>
    <message>
        <source>%1 (!)</source>
        <translation>%1（!）</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>isolated by %1</source>
        <translation>被 %1 隔离</translation>
    </message>
    <message>
        <source>not isolated</source>
        <translation>未隔离</translation>
    </message>
    <message>
        <source>own node</source>
        <translation>所在节点</translation>
    </message>
    <message>
        <source>computed: %1</source>
        <translation>计算：%1</translation>
    </message>
    <message>
        <source>Hubble&apos;s report and the policies of now contradict each other: the policies have changed since, the agent has not taken them yet, or this program is wrong. Look into it.</source>
        <translation>Hubble 的报告与当前策略相互矛盾：策略此后已变更、代理尚未采用新策略，或者本程序有误。请查明原因。</translation>
    </message>
    <message>
        <source>Reported by Hubble: %1.</source>
        <translation>Hubble 报告：%1。</translation>
    </message>
    <message>
        <source>Log of the rule: %1.</source>
        <translation>规则的日志：%1。</translation>
    </message>
    <message>
        <source>It answers a connection that was let through: no policy is asked about it.</source>
        <translation>它是对已放行连接的应答：不再询问策略。</translation>
    </message>
    <message>
        <source>It was not dropped by a policy.</source>
        <translation>它不是被策略丢弃的。</translation>
    </message>
    <message>
        <source>Not known: Hubble names no policy, and the policies of this pod cannot be computed.</source>
        <translation>未知：Hubble 没有给出策略，也无法计算此 Pod 的策略。</translation>
    </message>
    <message numerus="yes">
        <source>%n flows lost</source>
        <translation>
            <numerusform>丢失 %n 条流</numerusform>
        </translation>
    </message>
    <message>
        <source>Flows lost</source>
        <translation>有流丢失</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 上%1</translation>
    </message>
    <message>
        <source>the agent did not read the kernel&apos;s events fast enough</source>
        <translation>代理读取内核事件不够快</translation>
    </message>
    <message>
        <source>Hubble&apos;s queue in the agent was full</source>
        <translation>代理中 Hubble 的队列已满</translation>
    </message>
    <message>
        <source>this console read too slowly, and Hubble&apos;s ring went round</source>
        <translation>本控制台读取过慢，Hubble 的环形缓冲区已被覆盖</translation>
    </message>
    <message>
        <source>the connection was lost from %1 to %2</source>
        <translation>连接在 %1 到 %2 之间中断</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>%1 (exit code %2)</source>
        <extracomment>%1: why a container ended, in the cluster&apos;s word; %2: its exit code
----------
%1: a reason, %2: a number</extracomment>
        <translation>%1（退出码 %2）</translation>
    </message>
    <message>
        <source>The internet is switched off, and the datapath lets nothing through.</source>
        <translation>互联网已关闭，数据通路不放行任何流量。</translation>
    </message>
    <message>
        <source>The internet is switched on; the datapath lets nothing through yet.</source>
        <translation>互联网已开启；数据通路尚未放行。</translation>
    </message>
    <message>
        <source>The internet is switched on, and a flow was let through.</source>
        <translation>互联网已开启，且有一个流已被放行。</translation>
    </message>
    <message>
        <source>The internet is switched off; the datapath may still let something through.</source>
        <translation>互联网已关闭；数据通路可能仍在放行。</translation>
    </message>
    <message>
        <source>The internet is switched on. Nobody can see here whether the datapath lets anything through.</source>
        <translation>互联网已开启。这里无法观测数据通路是否放行。</translation>
    </message>
    <message>
        <source>The internet is switched off. Nobody can see here whether the datapath cuts it off.</source>
        <translation>互联网已关闭。这里无法观测数据通路是否切断。</translation>
    </message>
    <message>
        <source>Template %1 is again what its version %2 was.</source>
        <translation>模板 %1 已恢复为其版本 %2 的内容。</translation>
    </message>
    <message>
        <source>Template %1 was not restored.</source>
        <translation>模板 %1 未恢复。</translation>
    </message>
    <message>
        <source>The default policies were applied.</source>
        <translation>默认策略已应用。</translation>
    </message>
    <message>
        <source>The default policies were not all applied.</source>
        <translation>默认策略未全部应用。</translation>
    </message>
    <message>
        <source>Sandbox %1 was put into quarantine.</source>
        <translation>沙箱 %1 已隔离。</translation>
    </message>
    <message>
        <source>Sandbox %1 was not put into quarantine.</source>
        <translation>沙箱 %1 未隔离。</translation>
    </message>
    <message>
        <source>Sandbox %1 was let out of quarantine.</source>
        <translation>沙箱 %1 已解除隔离。</translation>
    </message>
    <message>
        <source>Sandbox %1 was not let out of quarantine.</source>
        <translation>沙箱 %1 未解除隔离。</translation>
    </message>
    <message>
        <source>Cilium&apos;s agents were restarted.</source>
        <translation>Cilium 的代理已重启。</translation>
    </message>
    <message>
        <source>Cilium&apos;s agents were not all restarted.</source>
        <translation>Cilium 的代理未全部重启。</translation>
    </message>
    <message>
        <source>The time of sandbox %1 was up: this console deleted it.</source>
        <translation>沙箱 %1 已到期：控制台已将其删除。</translation>
    </message>
    <message>
        <source>Internet of %1 was for a time: this console switched it off.</source>
        <translation>%1 的限时互联网访问已到期：控制台已将其关闭。</translation>
    </message>
    <message>
        <source>%1 was run in %2.</source>
        <translation>已在 %2 中运行 %1。</translation>
    </message>
    <message>
        <source>%1 was not run in %2, or did not end.</source>
        <translation>%1 未在 %2 中运行，或没有结束。</translation>
    </message>
    <message>
        <source>Scans the ports of %1</source>
        <translation>扫描 %1 的端口</translation>
    </message>
    <message>
        <source>Scans addresses</source>
        <translation>扫描地址</translation>
    </message>
    <message>
        <source>Asks for the metadata service %1</source>
        <translation>访问元数据服务 %1</translation>
    </message>
    <message>
        <source>Asks for the API server or a kubelet</source>
        <translation>访问 API 服务器或 kubelet</translation>
    </message>
    <message>
        <source>Asks for other sandboxes</source>
        <translation>访问其他沙箱</translation>
    </message>
    <message>
        <source>Connects to %1 every %2 s</source>
        <translation>每 %2 秒连接一次 %1</translation>
    </message>
    <message>
        <source>Asks DNS for names below %1 that carry data</source>
        <translation>向 DNS 查询 %1 下携带数据的名称</translation>
    </message>
    <message>
        <source>Internet access of %1 sandboxes, not of %2, ends in %3.</source>
        <extracomment>%1: a number, %2: another, %3: a length of time</extracomment>
        <translation>%1 个沙箱（另有 %2 个未成功）的互联网访问将在 %3 后结束。</translation>
    </message>
    <message>
        <source>Internet access of %1 ends in %2.</source>
        <translation>%1 的互联网访问将在 %2 后结束。</translation>
    </message>
    <message>
        <source>Internet access of %1 was not given a time.</source>
        <translation>未能为 %1 的互联网访问设置时限。</translation>
    </message>
    <message>
        <source>Its hard limit was over</source>
        <translation>达到硬性时限</translation>
    </message>
    <message>
        <source>Its time to live was over</source>
        <translation>存活时间已到</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Evicted from its node</source>
        <translation>被节点驱逐</translation>
    </message>
    <message>
        <source>Its node failed or refused it</source>
        <translation>节点故障或拒绝</translation>
    </message>
    <message>
        <source>Its image could not be had</source>
        <translation>无法获取镜像</translation>
    </message>
    <message>
        <source>Its container could not start</source>
        <translation>容器无法启动</translation>
    </message>
    <message>
        <source>Its process failed</source>
        <translation>进程失败</translation>
    </message>
    <message>
        <source>Its process was done</source>
        <translation>进程已完成</translation>
    </message>
    <message>
        <source>Deleted by you</source>
        <translation>由您删除</translation>
    </message>
    <message>
        <source>Deleted by somebody else</source>
        <translation>由他人删除</translation>
    </message>
    <message>
        <source>The policy %1 was changed.</source>
        <translation>策略 %1 已修改。</translation>
    </message>
    <message>
        <source>The policy %1 was not changed.</source>
        <translation>策略 %1 未被修改。</translation>
    </message>
    <message>
        <source>Sandbox %1 has a decoy.</source>
        <translation>沙箱 %1 已有诱饵令牌。</translation>
    </message>
    <message>
        <source>Sandbox %1 was given no decoy.</source>
        <translation>未能给沙箱 %1 设置诱饵令牌。</translation>
    </message>
    <message>
        <source>Alarm: the decoy of sandbox %1 was used as a token, from %2.</source>
        <translation>警报：有人从 %2 把沙箱 %1 的诱饵当作令牌使用。</translation>
    </message>
    <message>
        <source>Sandbox %1 may ask for the names of its list only.</source>
        <translation>沙箱 %1 只能查询其列表中的域名。</translation>
    </message>
    <message>
        <source>The DNS of sandbox %1 was not locked.</source>
        <translation>沙箱 %1 的 DNS 未能锁定。</translation>
    </message>
    <message>
        <source>Sandbox %1 may ask for any name again.</source>
        <translation>沙箱 %1 又可以查询任意域名了。</translation>
    </message>
    <message>
        <source>The DNS of sandbox %1 was not unlocked.</source>
        <translation>沙箱 %1 的 DNS 未能解锁。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known yet: Hubble names no policy, and the policies are being read to compute it.</source>
        <translation>尚不清楚：Hubble 未指明策略，正在读取策略以便计算。</translation>
    </message>
    <message>
        <source>Not known: Hubble names no policy, and the policies could not be read to compute it.</source>
        <translation>不清楚：Hubble 未指明策略，且无法读取策略来计算。</translation>
    </message>
    <message>
        <source>they came faster than this console took them</source>
        <translation>到达速度超过了本控制台的处理速度</translation>
    </message>
    <message>
        <source>The proxy opens the list of sandbox %1.</source>
        <translation>代理放行沙箱 %1 的列表。</translation>
    </message>
    <message>
        <source>The list of sandbox %1 was not opened by the proxy.</source>
        <translation>代理未放行沙箱 %1 的列表。</translation>
    </message>
    <message>
        <source>The proxy opens nothing to sandbox %1 any more.</source>
        <translation>代理不再为沙箱 %1 放行任何目标。</translation>
    </message>
    <message>
        <source>The proxy was not closed to sandbox %1.</source>
        <translation>未对沙箱 %1 关闭代理。</translation>
    </message>
    <message>
        <source>Links into sandbox %1 were revoked.</source>
        <translation>已撤销进入沙箱 %1 的链接。</translation>
    </message>
    <message>
        <source>Links into sandbox %1 were not revoked.</source>
        <translation>未撤销进入沙箱 %1 的链接。</translation>
    </message>
    <message>
        <source>Sandbox %1 was created, and does not become ready.</source>
        <translation>沙箱 %1 已创建，但不会就绪。</translation>
    </message>
    <message>
        <source>Template %1 is stored as version %2.</source>
        <translation>模板 %1 已有版本 %2。</translation>
    </message>
    <message>
        <source>every namespace</source>
        <translation>所有命名空间</translation>
    </message>
    <message>
        <source>namespace %1</source>
        <translation>%1 命名空间</translation>
    </message>
    <message>
        <source>namespaces with %1</source>
        <translation>带有 %1 的命名空间</translation>
    </message>
    <message>
        <source>pods with %1 in %2</source>
        <comment>%2: which namespaces</comment>
        <translation>%2中带有 %1 的 Pod</translation>
    </message>
    <message>
        <source>the addresses %1 except %2</source>
        <translation>地址 %1（%2 除外）</translation>
    </message>
    <message>
        <source>every pod of %1</source>
        <comment>%1: which namespaces</comment>
        <translation>%1中的所有 Pod</translation>
    </message>
</context>
<context>
    <name>liteboxd::models::ActivityModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>本窗口</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
</context>
<context>
    <name>liteboxd::models::EventModel</name>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>liteboxd::models::FlowModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Port / layer 7</source>
        <translation>端口 / 第 7 层</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
</context>
<context>
    <name>liteboxd::models::PolicyModel</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Selects</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>偏差</translation>
    </message>
</context>
<context>
    <name>liteboxd::models::SandboxModel</name>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>互联网</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存在时间</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>This sandbox has no end set.</source>
        <translation>此沙箱没有设置到期时间。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Drops/5m</source>
        <translation>丢弃/5 分</translation>
    </message>
    <message numerus="yes">
        <source>%n packets dropped in the last five minutes</source>
        <translation>
            <numerusform>最近五分钟丢弃 %n 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n destinations seen</source>
        <translation>
            <numerusform>已观察到 %n 个目的地</numerusform>
        </translation>
    </message>
    <message>
        <source>Flows cannot be seen.</source>
        <translation>无法看到流。</translation>
    </message>
    <message>
        <source>Domains (%1)</source>
        <translation>域名（%1）</translation>
    </message>
    <message>
        <source>Nothing is open but these domains, while its internet is switched on:</source>
        <translation>互联网开启期间，仅开放以下域名：</translation>
    </message>
</context>
<context>
    <name>liteboxd::models::TemplateModel</name>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message numerus="yes">
        <source>%n domains</source>
        <translation>
            <numerusform>%n 个域名</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 older)</source>
        <extracomment>%1: how many sandboxes, %2: how many of them run an older version of their template</extracomment>
        <translation>%1（%2 个为旧版本）</translation>
    </message>
    <message>
        <source>Whether this console saw a sandbox of the newest version ready since it connected.</source>
        <translation>本控制台自连接以来是否看到过最新版本的沙箱就绪。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>未见到</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>互联网</translation>
    </message>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Became ready</source>
        <translation>曾就绪</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改时间</translation>
    </message>
</context>
<context>
    <name>liteboxd::models::TombstoneModel</name>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
</context>
<context>
    <name>liteboxd::overview::HealthCard</name>
    <message>
        <source>%1: %2</source>
        <comment>card of a part: how it is</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>liteboxd::overview::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation>需要您处理</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Dropped most</source>
        <translation>丢弃最多</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Hubble</source>
        <translation>Hubble</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Verdicts over time</source>
        <translation>判定随时间的变化</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of sandboxes: how many</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n sandboxes</source>
        <translation>
            <numerusform>%n 个沙箱</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n findings about sandboxes that were not stopped</source>
        <translation>
            <numerusform>%n 项关于沙箱的发现未被阻止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandboxes have failed</source>
        <translation>
            <numerusform>%n 个沙箱失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n findings about sandboxes, all stopped by policy</source>
        <translation>
            <numerusform>%n 项关于沙箱的发现，均已被策略阻止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked destinations wait for an answer</source>
        <translation>
            <numerusform>%n 个被拦截的目的地等待答复</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>没有需要您处理的事项</translation>
    </message>
    <message>
        <source>Nothing was dropped</source>
        <translation>没有流被丢弃</translation>
    </message>
    <message>
        <source>Nothing is known: flows cannot be seen</source>
        <translation>无从得知：看不到流</translation>
    </message>
    <message>
        <source>Cilium</source>
        <translation>Cilium</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies</name>
    <message>
        <source>Apply the default policies to namespace %1? The cluster&apos;s DNS does not seem to be where they look for it, so sandboxes may resolve no names: %2.</source>
        <translation>将默认策略应用到命名空间 %1？集群的 DNS 似乎不在这些策略查找的位置，沙箱可能无法解析域名：%2。</translation>
    </message>
    <message>
        <source>Apply all the same</source>
        <translation>仍然应用</translation>
    </message>
    <message>
        <source>Apply the default policies to namespace %1? Every pod there is then cut off but for what they allow.</source>
        <translation>将默认策略应用到命名空间 %1？此后那里的每个 Pod 只能进行策略允许的通信。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Reading the policies…</source>
        <translation>正在读取策略…</translation>
    </message>
    <message>
        <source>No network policies</source>
        <translation>没有网络策略</translation>
    </message>
    <message>
        <source>Your account may not list network policies in namespace %1</source>
        <translation>您的账户无权列出命名空间 %1 中的网络策略</translation>
    </message>
    <message>
        <source>The cluster&apos;s administrator can allow it by this Role, bound to your account:</source>
        <translation>集群管理员可以将以下 Role 绑定到您的账户来授权：</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>reach the internet, port 443</source>
        <translation>访问互联网，端口 443</translation>
    </message>
    <message>
        <source>ask the cluster&apos;s DNS</source>
        <translation>查询集群的 DNS</translation>
    </message>
    <message>
        <source>ask another DNS server</source>
        <translation>查询其他 DNS 服务器</translation>
    </message>
    <message>
        <source>reach the API server</source>
        <translation>访问 API 服务器</translation>
    </message>
    <message>
        <source>reach its own node, port 10250</source>
        <translation>访问自己的节点，端口 10250</translation>
    </message>
    <message>
        <source>reach another node, port 10250</source>
        <translation>访问其他节点，端口 10250</translation>
    </message>
    <message>
        <source>reach the cloud&apos;s metadata (169.254.169.254)</source>
        <translation>访问云平台元数据（169.254.169.254）</translation>
    </message>
    <message>
        <source>reach a private address (10.255.255.254)</source>
        <translation>访问私有地址（10.255.255.254）</translation>
    </message>
    <message>
        <source>reach another sandbox</source>
        <translation>访问其他沙箱</translation>
    </message>
    <message>
        <source>be reached by the gateway</source>
        <translation>被网关访问</translation>
    </message>
    <message>
        <source>be reached by its own node</source>
        <translation>被自己的节点访问</translation>
    </message>
    <message>
        <source>be reached by another node</source>
        <translation>被其他节点访问</translation>
    </message>
    <message>
        <source>be reached by another sandbox</source>
        <translation>被其他沙箱访问</translation>
    </message>
    <message>
        <source>be reached by another pod</source>
        <translation>被其他 Pod 访问</translation>
    </message>
    <message>
        <source>be reached from the internet</source>
        <translation>被互联网访问</translation>
    </message>
    <message>
        <source>no policy</source>
        <translation>没有策略</translation>
    </message>
    <message>
        <source>nothing allows it; isolated by %1</source>
        <translation>没有策略允许；由 %1 隔离</translation>
    </message>
    <message>
        <source>a node and its own pods always may</source>
        <translation>节点与其自身的 Pod 之间始终可以互通</translation>
    </message>
    <message>
        <source>its own node</source>
        <translation>本节点</translation>
    </message>
    <message>
        <source>other nodes</source>
        <translation>其他节点</translation>
    </message>
    <message>
        <source>the API server</source>
        <translation>API 服务器</translation>
    </message>
    <message>
        <source>the internet</source>
        <translation>互联网</translation>
    </message>
    <message numerus="yes">
        <source>%n sandboxes</source>
        <translation>
            <numerusform>%n 个沙箱</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>first of several</comment>
        <translation>
            <numerusform>%1 等（另有 %n 个）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more sandboxes</source>
        <translation>
            <numerusform>另外 %n 个沙箱</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pods</source>
        <translation>
            <numerusform>另外 %n 个 Pod</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is drawn as one, and its parts</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>each other</source>
        <translation>彼此</translation>
    </message>
    <message>
        <source>no policy restricts it</source>
        <translation>没有策略限制它</translation>
    </message>
    <message>
        <source>it cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>%1 → %2: %3, port %4 (%5)</source>
        <translation>%1 → %2：%3，端口 %4（%5）</translation>
    </message>
    <message>
        <source>This is no YAML: %1</source>
        <translation>不是 YAML：%1</translation>
    </message>
    <message>
        <source>The text is not an object</source>
        <translation>文本不是一个对象</translation>
    </message>
    <message>
        <source>%1 is not understood: the cluster drops it, or refuses it</source>
        <translation>无法识别 %1：集群会忽略或拒绝它</translation>
    </message>
    <message>
        <source>A field is of the wrong type: %1</source>
        <translation>某个字段的类型不对：%1</translation>
    </message>
    <message>
        <source>Cilium does not take it: %1</source>
        <translation>Cilium 不接受：%1</translation>
    </message>
    <message>
        <source>%1 cannot be changed here</source>
        <translation>%1 不能在此更改</translation>
    </message>
    <message>
        <source>%1 cannot be changed: it would be another object</source>
        <translation>%1 不能更改：那将是另一个对象</translation>
    </message>
    <message>
        <source>The cluster says: %1.</source>
        <translation>集群的答复：%1。</translation>
    </message>
    <message>
        <source>Ask its administrator for this permission.</source>
        <translation>请向集群管理员申请此权限。</translation>
    </message>
    <message>
        <source>The reason: %1.</source>
        <translation>原因：%1。</translation>
    </message>
    <message>
        <source>Not seen: %1</source>
        <translation>未读取：%1</translation>
    </message>
    <message>
        <source>Your account may not list these kinds.</source>
        <translation>您的账户无权列出这些类型。</translation>
    </message>
    <message>
        <source>Outgoing: no policy isolates it; what none denies passes.</source>
        <translation>出站：没有策略隔离它；未被拒绝的流量都会放行。</translation>
    </message>
    <message>
        <source>Incoming: no policy isolates it; what none denies passes.</source>
        <translation>入站：没有策略隔离它；未被拒绝的流量都会放行。</translation>
    </message>
    <message>
        <source>Outgoing: only what these allow: %1.</source>
        <translation>出站：仅放行以下策略允许的流量：%1。</translation>
    </message>
    <message>
        <source>Incoming: only what these allow: %1.</source>
        <translation>入站：仅放行以下策略允许的流量：%1。</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::AnswerList</name>
    <message>
        <source>May it …</source>
        <translation>它是否可以…</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定者</translation>
    </message>
    <message>
        <source>What this sandbox may do</source>
        <translation>此沙箱可以做什么</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::MapPane</name>
    <message>
        <source>What is denied, too</source>
        <translation>同时显示被拒绝的连接</translation>
    </message>
    <message>
        <source>Sandboxes that policies treat alike as one</source>
        <translation>策略待遇相同的沙箱合为一组</translation>
    </message>
    <message>
        <source>Each sandbox</source>
        <translation>逐个沙箱</translation>
    </message>
    <message>
        <source>What is drawn together</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>Map of who may talk to whom</source>
        <translation>可通信关系图</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>There is no sandbox.</source>
        <translation>没有沙箱。</translation>
    </message>
    <message>
        <source>Computed. Solid: allowed. Dashed: denied. Dotted: cannot be told. A click on a line selects the policy that decides.</source>
        <translation>计算得出。实线：允许；虚线：拒绝；点线：无法判断。点击连线可选中起决定作用的策略。</translation>
    </message>
    <message>
        <source>%1 Placed in columns: graphviz (dot) was not found.</source>
        <translation>%1未找到 graphviz（dot），因此分列排列。</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::PoliciesPage</name>
    <message>
        <source>Policies</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Apply &amp;default policies…</source>
        <translation>应用默认策略(&amp;D)…</translation>
    </message>
    <message>
        <source>Re&amp;pair policy</source>
        <translation>修复策略(&amp;P)</translation>
    </message>
    <message>
        <source>Search policies</source>
        <translation>搜索策略</translation>
    </message>
    <message>
        <source>Take these fields over? The tab YAML and the column Drift show what differs.</source>
        <translation>接管这些字段？“YAML”选项卡和“偏差”列显示了不同之处。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>The policies were not read anew.</source>
        <translation>未能重新读取策略。</translation>
    </message>
    <message>
        <source>A change is under way</source>
        <translation>正在进行更改</translation>
    </message>
    <message>
        <source>The policies are not known</source>
        <translation>策略未知</translation>
    </message>
    <message>
        <source>Select a policy</source>
        <translation>请选择一条策略</translation>
    </message>
    <message>
        <source>It does not differ from what this program ships</source>
        <translation>它与本程序随附的一致</translation>
    </message>
    <message>
        <source>The sandbox %1 is gone.</source>
        <translation>沙箱 %1 已不存在。</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::PolicyDetails</name>
    <message>
        <source>Who may talk to whom</source>
        <translation>谁可以与谁通信</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>What may this sandbox do?</source>
        <translation>此沙箱可以做什么？</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::PolicyEdits</name>
    <message>
        <source>The default policies were not applied.</source>
        <translation>未应用默认策略。</translation>
    </message>
    <message>
        <source>The policy %1 was not repaired.</source>
        <translation>未修复策略 %1。</translation>
    </message>
    <message>
        <source>The server would refuse the change of %1.</source>
        <translation>服务器会拒绝对 %1 的更改。</translation>
    </message>
    <message>
        <source>The policy %1 was not changed.</source>
        <translation>未更改策略 %1。</translation>
    </message>
    <message>
        <source>The server would take the change of %1.</source>
        <translation>服务器会接受对 %1 的更改。</translation>
    </message>
    <message>
        <source>The policy %1 was changed.</source>
        <translation>已更改策略 %1。</translation>
    </message>
    <message>
        <source>Sandbox %1 was not put into quarantine.</source>
        <translation>未能隔离沙箱 %1。</translation>
    </message>
    <message>
        <source>Sandbox %1 is in quarantine: every connection is denied.</source>
        <translation>沙箱 %1 已被隔离：所有连接都被拒绝。</translation>
    </message>
    <message>
        <source>Sandbox %1 was not released.</source>
        <translation>未能解除沙箱 %1 的隔离。</translation>
    </message>
    <message>
        <source>Sandbox %1 is out of quarantine.</source>
        <translation>沙箱 %1 已解除隔离。</translation>
    </message>
    <message>
        <source> What needs Cilium is left out: the cluster does not have it.</source>
        <translation>需要 Cilium 的策略未应用：集群没有 Cilium。</translation>
    </message>
    <message>
        <source>The policies are as they should be already.</source>
        <translation>策略已经符合要求。</translation>
    </message>
    <message numerus="yes">
        <source>%n policies were applied.</source>
        <translation>
            <numerusform>已应用 %n 条策略。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was set differently by %2. Nothing was changed.</source>
        <translation>%1 已被 %2 设为其他内容。没有做任何更改。</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::PolicyTab</name>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Other questions…</source>
        <translation>其他问题…</translation>
    </message>
    <message>
        <source>No policy looks at it</source>
        <translation>没有策略涉及它</translation>
    </message>
    <message>
        <source>Its pod has ended, or was not there yet when the policies were read.</source>
        <translation>它的 Pod 已结束，或者在读取策略时尚不存在。</translation>
    </message>
    <message>
        <source>It is in quarantine: every connection is denied until it is released, on the page of policies.</source>
        <translation>它已被隔离：在“策略”页面解除隔离之前，所有连接都会被拒绝。</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::PreviewPane</name>
    <message>
        <source>No flows of the last day are recorded here.</source>
        <translation>此处没有最近一天的流记录。</translation>
    </message>
    <message>
        <source>%1 would newly drop: %2</source>
        <comment>recorded flows</comment>
        <translation>%1 条将新近被丢弃：%2</translation>
    </message>
    <message>
        <source>%1 would newly pass: %2</source>
        <comment>recorded flows</comment>
        <translation>%1 条将新近被放行：%2</translation>
    </message>
    <message>
        <source>none would drop or pass otherwise</source>
        <comment>recorded flows</comment>
        <translation>没有任何一条的结果会改变</translation>
    </message>
    <message>
        <source>Of %1 recorded flows of the last day, %2.</source>
        <translation>最近一天记录的 %1 条流中，%2。</translation>
    </message>
    <message>
        <source>Of %1 it cannot be told.</source>
        <comment>recorded flows</comment>
        <translation>另有 %1 条无法判断。</translation>
    </message>
    <message>
        <source>What this edit would change</source>
        <translation>此修改会改变什么</translation>
    </message>
    <message>
        <source>Would</source>
        <translation>将会</translation>
    </message>
    <message>
        <source>What</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Computing what this would change…</source>
        <translation>正在计算此修改会改变什么…</translation>
    </message>
    <message>
        <source>no verdict between pods, nodes and the internet would change</source>
        <translation>Pod、节点与互联网之间的裁决均不变</translation>
    </message>
    <message>
        <source>verdicts that would change: %1</source>
        <translation>会改变的裁决：%1 个</translation>
    </message>
    <message>
        <source>Computed: %1. %2</source>
        <translation>计算得出：%1。%2</translation>
    </message>
    <message>
        <source>drop</source>
        <comment>what recorded flows would do</comment>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>pass</source>
        <comment>what recorded flows would do</comment>
        <translation>放行</translation>
    </message>
    <message>
        <source>What this would change could not be computed: %1</source>
        <translation>无法计算此修改会改变什么：%1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>verdict before, verdict then</comment>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>verdicts</comment>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::RulesView</name>
    <message>
        <source>to %1</source>
        <translation>到%1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自%1</translation>
    </message>
    <message>
        <source>Peers and ports</source>
        <translation>对端和端口</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Selects</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>every pod of its place</source>
        <translation>所在范围的所有 Pod</translation>
    </message>
    <message>
        <source>pods with %1</source>
        <translation>带有 %1 的 Pod</translation>
    </message>
    <message>
        <source>Pods now</source>
        <translation>当前 Pod 数</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>It does nothing: %1</source>
        <translation>它不起作用：%1</translation>
    </message>
    <message>
        <source>It is not in the cluster. This is what would be applied.</source>
        <translation>它不在集群中。以下是将要应用的内容。</translation>
    </message>
    <message>
        <source>No rule: what it isolates, nothing in it allows.</source>
        <translation>没有规则：它隔离的连接都不被它允许。</translation>
    </message>
    <message>
        <source>every port</source>
        <translation>所有端口</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::VerdictView</name>
    <message>
        <source>Ask</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>It connects to</source>
        <translation>它连接到</translation>
    </message>
    <message>
        <source>It is connected to by</source>
        <translation>连接到它的是</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>an address, a name, NAMESPACE/POD, a sandbox, world, host …</source>
        <translation>地址、域名、命名空间/POD、沙箱、world、host…</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Sandbox:</source>
        <translation>沙箱：</translation>
    </message>
    <message>
        <source>Computed from the policies in the cluster: what Cilium does once its agents have taken them.</source>
        <translation>根据集群中的策略计算得出：Cilium 的代理生效后的行为。</translation>
    </message>
    <message>
        <source>This is no peer: %1</source>
        <translation>这不是对端：%1</translation>
    </message>
    <message>
        <source>This is no port: 1 to 65535, and /udp or /sctp if it is not TCP.</source>
        <translation>这不是端口：应为 1 到 65535，非 TCP 时加上 /udp 或 /sctp。</translation>
    </message>
    <message>
        <source>%1 – %2. %3</source>
        <translation>%1 – %2。%3</translation>
    </message>
    <message>
        <source>Release from quarantine</source>
        <translation>解除隔离</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>Takes the policy away that denies it everything</source>
        <translation>删除拒绝其所有连接的策略</translation>
    </message>
    <message>
        <source>Denies it every connection in both directions, whatever else allows them; the kubelet&apos;s probes fail too</source>
        <translation>拒绝其双向的所有连接，无论其他策略是否允许；kubelet 的探测也会失败</translation>
    </message>
    <message>
        <source>Unlock its DNS</source>
        <translation>解除 DNS 锁定</translation>
    </message>
    <message>
        <source>Lock its DNS</source>
        <translation>锁定 DNS</translation>
    </message>
    <message>
        <source>Lets it ask for any name again</source>
        <translation>允许它再次查询任何域名</translation>
    </message>
    <message>
        <source>It may ask for the names of its allowed domains only, so that names carry nothing out</source>
        <translation>它只能查询允许的域名，数据无法借域名外传</translation>
    </message>
    <message>
        <source>Computed from the network policies in the cluster, as Kubernetes documents them: it has no Cilium.</source>
        <translation>根据集群中的网络策略按 Kubernetes 文档计算得出：该集群没有 Cilium。</translation>
    </message>
    <message>
        <source>Close the proxy to it</source>
        <translation>对其关闭代理</translation>
    </message>
    <message>
        <source>Open its list by the proxy</source>
        <translation>由代理放行其列表</translation>
    </message>
    <message>
        <source>The gateway&apos;s proxy for sandboxes opens nothing to it any more</source>
        <translation>网关的沙箱代理不再为它放行任何目标</translation>
    </message>
    <message>
        <source>The gateway&apos;s proxy for sandboxes opens its allowed domains to it, where there is one; its programs have to be told of the proxy (HTTPS_PROXY)</source>
        <translation>若有网关的沙箱代理，则由它放行该沙箱的允许域名；沙箱内的程序须自行设置代理（HTTPS_PROXY）</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::YamlEditor</name>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Try on the server</source>
        <translation>在服务器上试运行</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>The policy as YAML</source>
        <translation>策略的 YAML</translation>
    </message>
    <message>
        <source>Difference to what is in the cluster</source>
        <translation>与集群中内容的差异</translation>
    </message>
    <message>
        <source>Remarks on the text</source>
        <translation>对文本的提示</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>第 %1 行：</translation>
    </message>
    <message>
        <source>Earlier changes</source>
        <translation>此前的修改</translation>
    </message>
    <message>
        <source>What this console changed in this policy</source>
        <translation>本控制台对该策略所做的修改</translation>
    </message>
    <message>
        <source>Back to before %1 (+%2 −%3 lines)</source>
        <translation>恢复到 %1 之前（+%2 −%3 行）</translation>
    </message>
    <message>
        <source>It was changed in the cluster since this edit began.</source>
        <translation>开始编辑之后，它在集群中已被更改。</translation>
    </message>
    <message>
        <source>It was changed in the cluster since this edit began, by %1.</source>
        <translation>开始编辑之后，它在集群中已被 %1 更改。</translation>
    </message>
    <message>
        <source>“Difference” shows what applying would take back.</source>
        <translation>“差异”会显示应用后将撤销哪些内容。</translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::words</name>
    <message>
        <source>; </source>
        <comment>between sentences</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>no policy restricts the %1 of this pod</source>
        <translation>没有策略限制此 Pod 的%1</translation>
    </message>
    <message>
        <source>no policy denies it, and none that selects the pod is default-deny for %1</source>
        <translation>没有策略拒绝它，选中此 Pod 的策略也都不对%1默认拒绝</translation>
    </message>
    <message>
        <source>ingress</source>
        <translation>入站</translation>
    </message>
    <message>
        <source>egress</source>
        <translation>出站</translation>
    </message>
    <message>
        <source>isolated by %1, and no rule allows it</source>
        <translation>被 %1 隔离，且没有规则允许</translation>
    </message>
    <message>
        <source>%1 of %2 allows it</source>
        <translation>%2 的 %1 允许</translation>
    </message>
    <message>
        <source>%1 of %2 denies it</source>
        <translation>%2 的 %1 拒绝</translation>
    </message>
    <message>
        <source>restricted further by L7 rules (%1)</source>
        <translation>还受 L7 规则（%1）限制</translation>
    </message>
    <message>
        <source>passed to the Envoy listener %1</source>
        <translation>交给 Envoy 监听器 %1</translation>
    </message>
    <message>
        <source>mutual authentication is needed (%1)</source>
        <translation>需要双向认证（%1）</translation>
    </message>
    <message>
        <source>the pod is on its node&apos;s network, where no policy selects it</source>
        <translation>此 Pod 使用节点网络，没有策略能选中它</translation>
    </message>
    <message>
        <source>a node may reach its own pods unless a rule denies it</source>
        <translation>节点可以访问自己的 Pod，除非有规则拒绝</translation>
    </message>
    <message>
        <source>without Cilium a pod may always reach its own node</source>
        <translation>没有 Cilium 时，Pod 总能访问自己的节点</translation>
    </message>
    <message>
        <source>the rules of layer 7 at %1 exclude those of another rule for the same peers and port: Cilium keeps what was in force before</source>
        <translation>%1 的第 7 层规则与相同对端和端口的另一条规则互斥：Cilium 保持先前生效的策略</translation>
    </message>
    <message>
        <source>%1 names groups of a cloud, whose addresses are not known here</source>
        <translation>%1 引用了云上的组，这里不知道其地址</translation>
    </message>
    <message>
        <source>%1 does nothing, as Cilium refuses it: %2</source>
        <translation>%1 不起作用，因为 Cilium 不接受它：%2</translation>
    </message>
    <message>
        <source>%1 of %2 is not understood and not looked at</source>
        <translation>%2 的 %1 无法识别，未加考虑</translation>
    </message>
    <message>
        <source>it is the address of a service, which is translated to a backend before policies are asked: ask service:%1</source>
        <translation>这是服务的地址，在询问策略之前会转换为后端：请询问 service:%1</translation>
    </message>
    <message>
        <source>asked of the backends of service %1, port %2</source>
        <translation>询问的是服务 %1 的后端，端口 %2</translation>
    </message>
    <message>
        <source>service %1 has no backend here</source>
        <translation>服务 %1 在这里没有后端</translation>
    </message>
    <message>
        <source>the backends of service %1 are not all treated the same</source>
        <translation>服务 %1 的各后端待遇不同</translation>
    </message>
    <message>
        <source>policies could not be read (%1)</source>
        <translation>无法读取策略（%1）</translation>
    </message>
    <message>
        <source>by what could be read it is %1</source>
        <translation>按能读取的内容判断为%1</translation>
    </message>
    <message>
        <source>by what could be read it is %1: %2</source>
        <translation>按能读取的内容判断为%1：%2</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>there is no such pod</source>
        <translation>没有这个 Pod</translation>
    </message>
    <message>
        <source>there is no such sandbox</source>
        <translation>没有这个沙箱</translation>
    </message>
    <message>
        <source>there is no such service</source>
        <translation>没有这个服务</translation>
    </message>
    <message>
        <source>it has no port %1</source>
        <translation>它没有端口 %1</translation>
    </message>
    <message>
        <source>its ports are %1</source>
        <translation>它的端口是 %1</translation>
    </message>
    <message>
        <source>a service connects to nobody: ask about it with egress</source>
        <translation>服务不主动连接任何对端：请按出站询问</translation>
    </message>
    <message>
        <source>a service is no end of a connection: its backends are, and only of what goes out</source>
        <translation>服务不是连接的一端：它的后端才是，而且只限出站</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not name a pod as NAMESPACE/NAME</source>
        <translation>“%1”不是 NAMESPACE/NAME 形式的 Pod 名</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not name a service as NAMESPACE/NAME</source>
        <translation>“%1”不是 NAMESPACE/NAME 形式的服务名</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no IP address</source>
        <translation>“%1”不是 IP 地址</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no entity of Cilium</source>
        <translation>“%1”不是 Cilium 的实体</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a pattern: ask for one of its names</source>
        <translation>“%1”是模式：请询问其中一个域名</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no peer: expected pod:, sandbox:, ip:, fqdn:, service: or entity:</source>
        <translation>“%1”不是对端：应以 pod:、sandbox:、ip:、fqdn:、service: 或 entity: 开头</translation>
    </message>
    <message>
        <source>%1 and %2 stand in one entry</source>
        <translation>%1 和 %2 出现在同一条目中</translation>
    </message>
    <message>
        <source>exactly one of cidr, cidrGroupRef and cidrGroupSelector must be given</source>
        <translation>cidr、cidrGroupRef 和 cidrGroupSelector 必须且只能给出一个</translation>
    </message>
    <message>
        <source>%1 needs node labels, which are not switched on</source>
        <translation>%1 需要节点标签，而该功能未启用</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address and no block of addresses</source>
        <translation>“%1”既不是地址也不是地址段</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no block of addresses</source>
        <translation>“%1”不是地址段</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not inside &apos;%2&apos;</source>
        <translation>“%1”不在“%2”之内</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no entity</source>
        <translation>“%1”不是实体</translation>
    </message>
    <message>
        <source>an entry of toFQDNs has both a matchName and a matchPattern</source>
        <translation>toFQDNs 的一个条目同时有 matchName 和 matchPattern</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no DNS name</source>
        <translation>“%1”不是 DNS 名称</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no pattern of DNS names</source>
        <translation>“%1”不是 DNS 名称的模式</translation>
    </message>
    <message>
        <source>an icmps entry has more than 40 types</source>
        <translation>一个 icmps 条目有超过 40 个类型</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no family of ICMP</source>
        <translation>“%1”不是 ICMP 的地址族</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no type of ICMP</source>
        <translation>“%1”不是 ICMP 类型</translation>
    </message>
    <message>
        <source>rules of layer 7 stand in a policy of nodes</source>
        <translation>节点策略中有第 7 层规则</translation>
    </message>
    <message>
        <source>it has no rules: one of ingress, ingressDeny, egress and egressDeny is needed</source>
        <translation>它没有规则：ingress、ingressDeny、egress 和 egressDeny 至少需要一个</translation>
    </message>
    <message>
        <source>it has neither an endpointSelector nor a nodeSelector</source>
        <translation>它既没有 endpointSelector 也没有 nodeSelector</translation>
    </message>
    <message>
        <source>it has both an endpointSelector and a nodeSelector</source>
        <translation>它同时有 endpointSelector 和 nodeSelector</translation>
    </message>
    <message>
        <source>icmps and toPorts stand in one entry</source>
        <translation>icmps 和 toPorts 出现在同一条目中</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>它没有名称</translation>
    </message>
    <message>
        <source>it has neither a spec nor specs</source>
        <translation>它既没有 spec 也没有 specs</translation>
    </message>
    <message>
        <source>a nodeSelector stands in a policy of a namespace</source>
        <translation>命名空间的策略中有 nodeSelector</translation>
    </message>
    <message>
        <source>a peer has both an ipBlock and a selector</source>
        <translation>一个对端同时有 ipBlock 和选择器</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no regular expression</source>
        <translation>“%1”不是正则表达式</translation>
    </message>
    <message>
        <source>HTTP rules do not take %1</source>
        <translation>HTTP 规则不接受 %1</translation>
    </message>
    <message>
        <source>a header without a name</source>
        <translation>没有名称的标头</translation>
    </message>
    <message>
        <source>header action %1</source>
        <translation>标头操作 %1</translation>
    </message>
    <message>
        <source>a Kafka rule has both a role and an apiKey</source>
        <translation>一条 Kafka 规则同时有 role 和 apiKey</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no apiKey of Kafka</source>
        <translation>“%1”不是 Kafka 的 apiKey</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no role of Kafka</source>
        <translation>“%1”不是 Kafka 的 role</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no apiVersion of Kafka</source>
        <translation>“%1”不是 Kafka 的 apiVersion</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no topic of Kafka</source>
        <translation>“%1”不是 Kafka 的 topic</translation>
    </message>
    <message>
        <source>&apos;l7&apos; stands without &apos;l7proto&apos;</source>
        <translation>有“l7”而没有“l7proto”</translation>
    </message>
    <message>
        <source>one toPorts entry has rules of several protocols</source>
        <translation>一个 toPorts 条目有多种协议的规则</translation>
    </message>
    <message>
        <source>a port is not given</source>
        <translation>没有给出端口</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no port</source>
        <translation>“%1”不是端口</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no protocol of a port</source>
        <translation>“%1”不是端口的协议</translation>
    </message>
    <message>
        <source>rules of DNS stand in an ingress rule</source>
        <translation>入站规则中有 DNS 规则</translation>
    </message>
    <message>
        <source>serverNames stand beside rules of layer 7 without terminatingTLS</source>
        <translation>serverNames 与第 7 层规则并存，却没有 terminatingTLS</translation>
    </message>
    <message>
        <source>an entry of serverNames is empty</source>
        <translation>serverNames 的一个条目为空</translation>
    </message>
    <message>
        <source>a toPorts entry has more than 40 ports</source>
        <translation>一个 toPorts 条目有超过 40 个端口</translation>
    </message>
    <message>
        <source>rules of DNS stand beside a range of ports</source>
        <translation>DNS 规则与端口范围并存</translation>
    </message>
    <message>
        <source>rules of layer 7 stand beside another protocol than TCP</source>
        <translation>第 7 层规则与 TCP 以外的协议并存</translation>
    </message>
    <message>
        <source>a listener stands in an ingress rule</source>
        <translation>入站规则中有 listener</translation>
    </message>
    <message>
        <source>a listener stands beside rules of layer 7</source>
        <translation>listener 与第 7 层规则并存</translation>
    </message>
    <message>
        <source>rules of layer 7 stand beside port 0</source>
        <translation>第 7 层规则与端口 0 并存</translation>
    </message>
    <message>
        <source>rules of DNS stand without a port</source>
        <translation>DNS 规则没有端口</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no key of a label</source>
        <translation>“%1”不是标签的键</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value of a label</source>
        <translation>“%1”不是标签的值</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no operator of a label selector</source>
        <translation>“%1”不是标签选择器的运算符</translation>
    </message>
    <message>
        <source>the operator %1 needs values</source>
        <translation>运算符 %1 需要值</translation>
    </message>
    <message>
        <source>the operator %1 takes no values</source>
        <translation>运算符 %1 不能有值</translation>
    </message>
    <message>
        <source>%1 is no object</source>
        <translation>%1 不是对象</translation>
    </message>
    <message>
        <source>%1 is not given</source>
        <translation>未给出 %1</translation>
    </message>
    <message>
        <source>%1 is not text</source>
        <translation>%1 不是文本</translation>
    </message>
    <message>
        <source>%1 is not a number or a text</source>
        <translation>%1 不是数字或文本</translation>
    </message>
    <message>
        <source>%1 is not true or false</source>
        <translation>%1 不是 true 或 false</translation>
    </message>
    <message>
        <source>%1 is not an integer of 32 bits</source>
        <translation>%1 不是 32 位整数</translation>
    </message>
    <message>
        <source>%1 is not a list of texts</source>
        <translation>%1 不是文本列表</translation>
    </message>
    <message>
        <source>%1 is not a mapping from texts to texts</source>
        <translation>%1 不是文本到文本的映射</translation>
    </message>
    <message>
        <source>%1 is not a list</source>
        <translation>%1 不是列表</translation>
    </message>
    <message>
        <source>there are nodes in %1, but to Cilium blocks of addresses mean neither nodes nor pods: this %2</source>
        <translation>%1 中有节点，但对 Cilium 来说，地址段既不代表节点也不代表 Pod：此%2</translation>
    </message>
    <message>
        <source>there are pods in %1, but to Cilium blocks of addresses mean neither nodes nor pods: this %2</source>
        <translation>%1 中有 Pod，但对 Cilium 来说，地址段既不代表节点也不代表 Pod：此%2</translation>
    </message>
    <message>
        <source>exception keeps nobody from them</source>
        <translation>例外挡不住任何人访问它们</translation>
    </message>
    <message>
        <source>entry does not touch them</source>
        <translation>条目与它们无关</translation>
    </message>
    <message>
        <source>name nodes by the entities host and remote-node (kube-apiserver for the API server) in a CiliumNetworkPolicy</source>
        <translation>在 CiliumNetworkPolicy 中用实体 host 和 remote-node 指明节点（API 服务器用 kube-apiserver）</translation>
    </message>
    <message>
        <source>name pods by selectors of their labels in a CiliumNetworkPolicy</source>
        <translation>在 CiliumNetworkPolicy 中用标签选择器指明 Pod</translation>
    </message>
    <message>
        <source>there is no CiliumCIDRGroup %1, so the entry means nobody</source>
        <translation>没有 CiliumCIDRGroup %1，因此该条目不代表任何人</translation>
    </message>
    <message>
        <source>create the group, or correct its name</source>
        <translation>创建该组，或更正其名称</translation>
    </message>
    <message>
        <source>an empty cidrGroupSelector means everybody, pods and nodes too, and not every group</source>
        <translation>空的 cidrGroupSelector 代表所有人，包括 Pod 和节点，而不是所有的组</translation>
    </message>
    <message>
        <source>select the groups by a label that they all have</source>
        <translation>用这些组共有的标签来选择</translation>
    </message>
    <message>
        <source>it can never take effect: %1 of %2 denies all that it allows, and a denial always wins</source>
        <translation>它永远不会生效：%2 的 %1 拒绝它所允许的一切，而拒绝总是优先</translation>
    </message>
    <message>
        <source>remove the entry, or narrow the denial</source>
        <translation>删除该条目，或缩小拒绝的范围</translation>
    </message>
    <message>
        <source>by its name it denies something, but it only allows: what it leaves out is denied by nobody, and any other policy that allows it opens it</source>
        <translation>它的名称像是拒绝，实际只有允许：它没有列出的连接并没有谁拒绝，任何其他策略一允许就放行</translation>
    </message>
    <message>
        <source>write egressDeny or ingressDeny in a CiliumNetworkPolicy, which no other policy can relax</source>
        <translation>在 CiliumNetworkPolicy 中写 egressDeny 或 ingressDeny，其他策略无法放宽它们</translation>
    </message>
    <message>
        <source>it has only denials for %1, and yet switches default-deny on: %1 that no other policy allows is denied too</source>
        <translation>它对%1只有拒绝规则，却也启用了默认拒绝：没有其他策略允许的%1同样被拒绝</translation>
    </message>
    <message>
        <source>set enableDefaultDeny: {ingress: false}, or say true if that is meant</source>
        <translation>设置 enableDefaultDeny: {ingress: false}；若本意如此，则写 true</translation>
    </message>
    <message>
        <source>set enableDefaultDeny: {egress: false}, or say true if that is meant</source>
        <translation>设置 enableDefaultDeny: {egress: false}；若本意如此，则写 true</translation>
    </message>
    <message>
        <source>it names groups of a cloud, whose addresses only Cilium&apos;s operator knows: what the whole policy does cannot be computed here</source>
        <translation>它引用了云上的组，只有 Cilium 的 operator 知道其地址：这里无法计算整个策略的作用</translation>
    </message>
    <message>
        <source>look at the policy that the operator writes for it, or name addresses</source>
        <translation>查看 operator 为它写出的策略，或改为列出地址</translation>
    </message>
    <message>
        <source>toServices finds no service here, so Cilium takes the entry for one without peers: it %1 its ports to everybody</source>
        <translation>toServices 在这里找不到服务，因此 Cilium 把该条目当作没有对端：它对所有人%1其端口</translation>
    </message>
    <message>
        <source>the list is empty, so Cilium takes the entry for one without peers: it %1 its ports to everybody</source>
        <translation>列表为空，因此 Cilium 把该条目当作没有对端：它对所有人%1其端口</translation>
    </message>
    <message>
        <source>opens</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>denies</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>remove the entry while there is nobody to name</source>
        <translation>没有可列的对端时，删除该条目</translation>
    </message>
    <message>
        <source>the list is empty, so the entry means nobody</source>
        <translation>列表为空，因此该条目不代表任何人</translation>
    </message>
    <message>
        <source>remove the entry, or name peers</source>
        <translation>删除该条目，或列出对端</translation>
    </message>
    <message>
        <source>the entry names neither peers nor ports: in a policy of Cilium it means nobody, where in a NetworkPolicy it would mean everybody</source>
        <translation>该条目既没有对端也没有端口：在 Cilium 的策略中它不代表任何人，而在 NetworkPolicy 中代表所有人</translation>
    </message>
    <message>
        <source>write toEntities or fromEntities: [all] if everybody is meant</source>
        <translation>若要代表所有人，请写 toEntities 或 fromEntities: [all]</translation>
    </message>
    <message>
        <source>its filter of DNS names is void: %1 of %2 allows port 53 to the same peers without a filter, and then every name may be asked</source>
        <translation>它的 DNS 名称过滤无效：%2 的 %1 允许访问相同对端的 53 端口且不加过滤，于是任何域名都可以查询</translation>
    </message>
    <message>
        <source>keep the plain rule away from these pods, for instance by a label that they do not have</source>
        <translation>让不加过滤的规则不选中这些 Pod，例如使用它们没有的标签</translation>
    </message>
    <message>
        <source>the DNS lock of its sandbox is void: %1 of %2 allows port 53 to the same peers without a filter, and then every name may be asked, and names carry data out</source>
        <translation>该沙箱的 DNS 锁无效：%2 的 %1 允许访问相同对端的 53 端口且不加过滤，于是任何域名都可以查询，数据可借域名流出</translation>
    </message>
    <message>
        <source>leave sandboxes with the label liteboxd.io/dns-lock=true out of the plain rule, as the shipped allow-dns does</source>
        <translation>像自带的 allow-dns 那样，让不加过滤的规则不选中带有标签 liteboxd.io/dns-lock=true 的沙箱</translation>
    </message>
    <message>
        <source>%1 means names with exactly one label more: the * never crosses a dot</source>
        <translation>%1 只代表恰好多一级的域名：* 不跨越点号</translation>
    </message>
    <message>
        <source>add %1 for deeper names</source>
        <translation>为更深的域名添加 %1</translation>
    </message>
    <message>
        <source>pods that it selects have no rule of DNS (toPorts.rules.dns), so Cilium never sees an address of these names and the entry allows nothing</source>
        <translation>它选中的 Pod 没有 DNS 规则（toPorts.rules.dns），因此 Cilium 看不到这些域名的地址，该条目不允许任何连接</translation>
    </message>
    <message>
        <source>allow port 53 to the cluster&apos;s DNS with rules: {dns: [{matchPattern: &quot;*&quot;}]} in the same policy</source>
        <translation>在同一策略中允许访问集群 DNS 的 53 端口，并写 rules: {dns: [{matchPattern: &quot;*&quot;}]}</translation>
    </message>
    <message>
        <source>no pod that it selects has a port named %1 with this protocol, so the entry means no port</source>
        <translation>它选中的 Pod 都没有名为 %1 的此协议端口，因此该条目不代表任何端口</translation>
    </message>
    <message>
        <source>the pods of this cluster have no one port named %1 with this protocol: none has it, or they differ, and then Cilium takes the entry for no port</source>
        <translation>集群中的 Pod 没有统一的名为 %1 的此协议端口：要么都没有，要么各不相同，于是 Cilium 认为该条目没有端口</translation>
    </message>
    <message>
        <source>write the number of the port</source>
        <translation>写出端口号</translation>
    </message>
    <message>
        <source>its range ends at %1, before it begins: it means port %2 alone</source>
        <translation>端口范围止于 %1，早于起点：它只代表端口 %2</translation>
    </message>
    <message>
        <source>write an endPort that is not below the port, or none</source>
        <translation>让 endPort 不小于 port，或不写</translation>
    </message>
    <message>
        <source>Cilium refuses it, so it does nothing at all: %1</source>
        <translation>Cilium 不接受它，因此它完全不起作用：%1</translation>
    </message>
    <message>
        <source>mend what is refused and apply it again</source>
        <translation>修正不被接受之处后重新应用</translation>
    </message>
    <message>
        <source>this field is not understood: the API server drops it or refuses the policy</source>
        <translation>无法识别此字段：API 服务器会丢弃它，或拒绝此策略</translation>
    </message>
    <message>
        <source>remove it, or correct its name</source>
        <translation>删除它，或更正其名称</translation>
    </message>
    <message>
        <source>the agent reports it as invalid: %1</source>
        <translation>agent 报告它无效：%1</translation>
    </message>
    <message>
        <source>mend what the agent names: until then the policy does nothing</source>
        <translation>修正 agent 指出的问题：在此之前该策略不起作用</translation>
    </message>
    <message>
        <source>one of its selectors means no pod here: no namespace has the labels that it asks for, or no pod in those namespaces has its labels</source>
        <translation>它的一个选择器在这里没有选中 Pod：没有命名空间带有所要的标签，或这些命名空间中没有 Pod 带有其标签</translation>
    </message>
    <message>
        <source>one of its selectors means no pod here</source>
        <translation>它的一个选择器在这里没有选中 Pod</translation>
    </message>
    <message>
        <source>compare the selector with `kubectl get namespaces --show-labels`: it is the labels of the namespace that count there, not those of its pods</source>
        <translation>与 `kubectl get namespaces --show-labels` 对照该选择器：那里算数的是命名空间的标签，而不是其中 Pod 的标签</translation>
    </message>
    <message>
        <source>compare the selector with the labels of the pods that are meant</source>
        <translation>将该选择器与所指 Pod 的标签对照</translation>
    </message>
    <message>
        <source>it selects no pod here, so it does nothing</source>
        <translation>它在这里没有选中 Pod，因此不起作用</translation>
    </message>
    <message>
        <source>compare its selector with the labels of the pods that are meant</source>
        <translation>将其选择器与所指 Pod 的标签对照</translation>
    </message>
    <message>
        <source>this peer stands for several that are not all treated the same</source>
        <translation>此对端代表多个对象，而它们的判定不一致</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <translation>允许：%1</translation>
    </message>
    <message>
        <source>denied: %1</source>
        <translation>拒绝：%1</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <translation>未知：%1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等（另有 %2 个）</translation>
    </message>
    <message>
        <source>policies give port %1 different ends, and Cilium keeps the one that it reads first</source>
        <translation>各策略为端口 %1 给出了不同的终止端口，Cilium 只保留它最先读到的那个</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes</name>
    <message>
        <source>none declared</source>
        <translation>未声明</translation>
    </message>
    <message>
        <source>not observable</source>
        <translation>不可观测</translation>
    </message>
    <message>
        <source>no flow seen yet</source>
        <translation>尚未看到流</translation>
    </message>
    <message>
        <source>a flow was let through</source>
        <translation>有一个流被放行</translation>
    </message>
    <message>
        <source>a flow was denied</source>
        <translation>有一个流被拒绝</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>已请求</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>已观测</translation>
    </message>
    <message>
        <source>Allowed domains</source>
        <translation>允许的域名</translation>
    </message>
    <message>
        <source>Host network</source>
        <translation>主机网络</translation>
    </message>
    <message>
        <source>yes: no network policy holds for this sandbox</source>
        <translation>是：任何网络策略对此沙箱都不起作用</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>%1 (in %2)</source>
        <translation>%1（%2后）</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重启次数</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Managed by</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>Also claimed by</source>
        <translation>同时声称此 ID 的 Pod</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the sandboxes…</source>
        <translation>正在读取沙箱…</translation>
    </message>
    <message>
        <source>No sandboxes in namespace %1</source>
        <translation>命名空间 %1 中没有沙箱</translation>
    </message>
    <message>
        <source>A sandbox that is created shows up here by itself. LiteBoxd&apos;s own installation uses the namespace liteboxd-sandbox: choose the namespace above.</source>
        <translation>新建的沙箱会自动出现在这里。LiteBoxd 自带的安装使用命名空间 liteboxd-sandbox：请在上方选择。</translation>
    </message>
    <message>
        <source>No sandbox matches the filter</source>
        <translation>没有符合筛选的沙箱</translation>
    </message>
    <message>
        <source>Your account may not list pods in namespace %1</source>
        <translation>您的账户无权列出命名空间 %1 中的 Pod</translation>
    </message>
    <message>
        <source>The cluster&apos;s administrator can allow it by this Role, bound to your account:</source>
        <translation>集群管理员可以将下面的 Role 绑定到您的账户来授权：</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>There is no namespace %1 in this cluster</source>
        <translation>此集群中没有命名空间 %1</translation>
    </message>
    <message>
        <source>(not shown: “Copy access token” copies it)</source>
        <translation>（不显示：用“复制访问令牌”复制）</translation>
    </message>
    <message>
        <source>Each line is NAME=VALUE; “%1” has no “=”.</source>
        <translation>每行写作 NAME=VALUE；“%1”没有“=”。</translation>
    </message>
    <message>
        <source>“%1” is no name of a variable: letters, digits and _ - . are, and no digit first.</source>
        <translation>“%1”不能作变量名：可用字母、数字和 _ - .，且不以数字开头。</translation>
    </message>
    <message>
        <source>“%1” is no domain: write names such as pypi.org or *.pythonhosted.org, without addresses, ports and paths.</source>
        <translation>“%1”不是域名：请写 pypi.org 或 *.pythonhosted.org 这样的名称，不带地址、端口和路径。</translation>
    </message>
    <message>
        <source>The name of an image has no spaces.</source>
        <translation>镜像名称不含空格。</translation>
    </message>
    <message>
        <source>A CPU limit looks like 500m or 2.</source>
        <translation>CPU 限额写作 500m 或 2。</translation>
    </message>
    <message>
        <source>A memory limit looks like 512Mi or 1Gi.</source>
        <translation>内存限额写作 512Mi 或 1Gi。</translation>
    </message>
    <message>
        <source>The cluster took it</source>
        <translation>集群已接受</translation>
    </message>
    <message>
        <source>It has a node</source>
        <translation>已分配节点</translation>
    </message>
    <message>
        <source>Image and container are being made ready</source>
        <translation>正在准备镜像和容器</translation>
    </message>
    <message>
        <source>It runs</source>
        <translation>已在运行</translation>
    </message>
    <message>
        <source>The template&apos;s files are put there</source>
        <translation>正在放入模板的文件</translation>
    </message>
    <message>
        <source>The start-up script runs</source>
        <translation>正在运行启动脚本</translation>
    </message>
    <message>
        <source>Its readiness probe is asked</source>
        <translation>正在执行就绪探测</translation>
    </message>
    <message>
        <source>It is ready</source>
        <translation>已就绪</translation>
    </message>
    <message>
        <source>the cluster has not marked it for deletion yet</source>
        <translation>集群还没有把它标记为删除</translation>
    </message>
    <message>
        <source>its processes have until %1 to end</source>
        <translation>它的进程最迟在 %1 结束</translation>
    </message>
    <message>
        <source>the finalizer %1 holds it until somebody removes that</source>
        <translation>终结器 %1 保留着它，直到有人移除该终结器</translation>
    </message>
    <message>
        <source>the node %1 does not confirm its end</source>
        <translation>节点 %1 没有确认它已结束</translation>
    </message>
    <message>
        <source>nothing that can be seen holds it</source>
        <translation>看不出是什么保留着它</translation>
    </message>
    <message>
        <source>Its access token has less than 32 characters and counts as none</source>
        <translation>其访问令牌少于 32 个字符，视为没有</translation>
    </message>
    <message>
        <source>Its access token has more than 1,024 characters and counts as none</source>
        <translation>其访问令牌超过 1,024 个字符，视为没有</translation>
    </message>
    <message>
        <source>Its access token holds characters that no header can carry and counts as none</source>
        <translation>其访问令牌含有请求头无法携带的字符，视为没有</translation>
    </message>
    <message>
        <source>This sandbox has no access token</source>
        <translation>此沙箱没有访问令牌</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>由谁结束</translation>
    </message>
    <message>
        <source>%1m CPU, %2</source>
        <extracomment>%1: thousandths of a processor core, %2: an amount of memory</extracomment>
        <translation>%1m CPU，%2</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>locked: other names than those are not even asked</source>
        <translation>已锁定：列表之外的域名不会被查询</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>尚未观察到</translation>
    </message>
    <message>
        <source>after %1 s</source>
        <translation>%1 秒后</translation>
    </message>
    <message>
        <source>label written %1</source>
        <translation>标签写入于 %1</translation>
    </message>
    <message>
        <source>identity changed: %1</source>
        <translation>身份变更：%1</translation>
    </message>
    <message>
        <source>first flow let through: %1</source>
        <translation>首个放行的流：%1</translation>
    </message>
    <message>
        <source>first flow denied: %1</source>
        <translation>首个被拒绝的流：%1</translation>
    </message>
    <message>
        <source>not permitted: get ciliumendpoints (cilium.io)</source>
        <translation>无权限：get ciliumendpoints（cilium.io）</translation>
    </message>
    <message>
        <source>none known to Cilium</source>
        <translation>Cilium 没有该端点</translation>
    </message>
    <message>
        <source>no identity yet</source>
        <translation>尚无身份</translation>
    </message>
    <message>
        <source>identity %1, %2</source>
        <translation>身份 %1，%2</translation>
    </message>
    <message>
        <source>with the label for internet access</source>
        <translation>带有互联网访问标签</translation>
    </message>
    <message>
        <source>without the label for internet access</source>
        <translation>不带互联网访问标签</translation>
    </message>
    <message>
        <source>state: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>It does not tell whether policies are enforced: Verify asks the agent.</source>
        <translation>端点不说明策略是否已生效：由“验证”向代理查询。</translation>
    </message>
    <message>
        <source>not known: the API server did not say</source>
        <translation>未知：API 服务器没有回答</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <extracomment>%1, %2: amounts of data</extracomment>
        <translation>已发送 %1，已接收 %2</translation>
    </message>
    <message>
        <source>%1/s sent, %2/s received since the last reading</source>
        <translation>自上次读取以来：发送 %1/秒，接收 %2/秒</translation>
    </message>
    <message>
        <source>not permitted: get nodes/proxy</source>
        <translation>无权限：get nodes/proxy</translation>
    </message>
    <message>
        <source>not known: the kubelet of node %1 did not tell</source>
        <translation>未知：节点 %1 的 kubelet 没有回答</translation>
    </message>
    <message>
        <source>not known: the kubelet has no figures of it yet</source>
        <translation>未知：kubelet 尚无其数据</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>the gateway&apos;s proxy for sandboxes opens these domains</source>
        <translation>由网关的沙箱代理放行这些域名</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，版本 %2</translation>
    </message>
    <message>
        <source>The template&apos;s files could not be put there.</source>
        <translation>模板的文件无法放入。</translation>
    </message>
    <message>
        <source>The start-up script failed.</source>
        <translation>启动脚本失败。</translation>
    </message>
    <message>
        <source>Its readiness probe kept saying no.</source>
        <translation>就绪探针一直没有通过。</translation>
    </message>
    <message>
        <source>The cluster cannot run it.</source>
        <translation>集群无法运行它。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::AccessActions</name>
    <message>
        <source>&amp;Open in browser</source>
        <translation>在浏览器中打开(&amp;O)</translation>
    </message>
    <message>
        <source>Copy one-time lin&amp;k</source>
        <translation>复制一次性链接(&amp;K)</translation>
    </message>
    <message>
        <source>Copy i&amp;d</source>
        <translation>复制 ID(&amp;D)</translation>
    </message>
    <message>
        <source>Copy access &amp;token</source>
        <translation>复制访问令牌(&amp;T)</translation>
    </message>
    <message>
        <source>Copy gateway &amp;URL</source>
        <translation>复制网关 URL(&amp;U)</translation>
    </message>
    <message>
        <source>Copy cur&amp;l command</source>
        <translation>复制 curl 命令(&amp;L)</translation>
    </message>
    <message>
        <source>Copy &amp;WebSocket command…</source>
        <translation>复制 WebSocket 命令(&amp;W)…</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>复制令牌</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>curl</source>
        <translation>curl</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Select a sandbox</source>
        <translation>请选择一个沙箱</translation>
    </message>
    <message>
        <source>The gateway does not listen</source>
        <translation>网关未在监听</translation>
    </message>
    <message>
        <source>Select one sandbox only</source>
        <translation>请只选择一个沙箱</translation>
    </message>
    <message>
        <source>The sandbox does not run: %1</source>
        <translation>沙箱未在运行：%1</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::BulkStrip</name>
    <message>
        <source>Switching internet on: %1 of %2, %3 failed</source>
        <extracomment>%1: how many are done, %2: of how many, %3: how many failed</extracomment>
        <translation>正在开启互联网：%1 / %2，%3 个失败</translation>
    </message>
    <message>
        <source>Switching internet off: %1 of %2, %3 failed</source>
        <translation>正在关闭互联网：%1 / %2，%3 个失败</translation>
    </message>
    <message>
        <source>Internet: %1 switched on, %2 failed</source>
        <extracomment>%1: how many sandboxes, %2: how many failed</extracomment>
        <translation>互联网：已开启 %1 个，%2 个失败</translation>
    </message>
    <message>
        <source>Internet: %1 switched off, %2 failed</source>
        <translation>互联网：已关闭 %1 个，%2 个失败</translation>
    </message>
    <message>
        <source>%1, %2 left as they were</source>
        <translation>%1，%2 个保持原样</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show those that failed…</source>
        <translation>显示失败的沙箱…</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::CreateDialog</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Create a sandbox</source>
        <translation>创建沙箱</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>复制令牌</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除它</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>In namespace %1.</source>
        <translation>位于命名空间 %1。</translation>
    </message>
    <message>
        <source>%1 The cluster is %2.</source>
        <translation>%1集群：%2。</translation>
    </message>
    <message>
        <source>Reading the templates…</source>
        <translation>正在读取模板…</translation>
    </message>
    <message>
        <source>The templates could not be read</source>
        <translation>无法读取模板</translation>
    </message>
    <message>
        <source>There is no template yet</source>
        <translation>还没有模板</translation>
    </message>
    <message>
        <source>A sandbox is made from a template: create or import one on the page Templates.</source>
        <translation>沙箱由模板创建：请在“模板”页创建或导入一个模板。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A sandbox cannot be made like this</source>
        <translation>不能这样创建沙箱</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::CreationForm</name>
    <message>
        <source>As the template: off</source>
        <translation>按模板：关</translation>
    </message>
    <message>
        <source>As the template: on</source>
        <translation>按模板：开</translation>
    </message>
    <message numerus="yes">
        <source>As the template: %n domains</source>
        <translation>
            <numerusform>按模板：%n 个域名</numerusform>
        </translation>
    </message>
    <message>
        <source>Let the API server &amp;judge it first, without storing anything</source>
        <translation>先让 API 服务器检查，不保存任何内容(&amp;J)</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>&amp;Template:</source>
        <translation>模板(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Version:</source>
        <translation>版本(&amp;V)：</translation>
    </message>
    <message>
        <source>Ima&amp;ge:</source>
        <translation>镜像(&amp;G)：</translation>
    </message>
    <message>
        <source>&amp;CPU:</source>
        <translation>CPU(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>内存(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Lives for:</source>
        <translation>存活时间(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Environment:</source>
        <translation>环境变量(&amp;E)：</translation>
    </message>
    <message>
        <source>NAME=VALUE, one a line; added to the template&apos;s</source>
        <translation>NAME=VALUE，每行一个；与模板的变量合并</translation>
    </message>
    <message>
        <source>&amp;Internet:</source>
        <translation>互联网(&amp;I)：</translation>
    </message>
    <message>
        <source>Allowed &amp;domains:</source>
        <translation>允许的域名(&amp;D)：</translation>
    </message>
    <message>
        <source>Such as pypi.org or *.pythonhosted.org, one a line.
None: the whole internet</source>
        <translation>例如 pypi.org 或 *.pythonhosted.org，每行一个。
不填：整个互联网</translation>
    </message>
    <message>
        <source>%1 (newest)</source>
        <translation>%1（最新）</translation>
    </message>
    <message>
        <source>As the template: %1</source>
        <translation>按模板：%1</translation>
    </message>
    <message>
        <source>As the template: until it is deleted</source>
        <translation>按模板：直到被删除</translation>
    </message>
    <message>
        <source>Loc&amp;k its DNS to these domains: other names are not even asked</source>
        <translation>将 DNS 锁定到这些域名：其他域名不会被查询(&amp;K)</translation>
    </message>
    <message>
        <source>Ope&amp;n these domains by the gateway&apos;s proxy, where Cilium is not there</source>
        <translation>由网关代理放行这些域名（用于没有 Cilium 的集群）(&amp;N)</translation>
    </message>
    <message>
        <source>Its programs have to be told of the proxy: HTTPS_PROXY=http://liteboxd-egress:3128</source>
        <translation>沙箱内的程序须自行设置代理：HTTPS_PROXY=http://liteboxd-egress:3128</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::CreationProgress</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Creating sandbox %1…</source>
        <translation>正在创建沙箱 %1…</translation>
    </message>
    <message>
        <source>The API server would take it</source>
        <translation>API 服务器会接受它</translation>
    </message>
    <message>
        <source>Sandbox %1 is ready</source>
        <translation>沙箱 %1 已就绪</translation>
    </message>
    <message>
        <source>Its access token can be copied; it is never shown.</source>
        <translation>访问令牌可以复制，但从不显示。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Sandbox %1 exists and goes on by itself; its files, start-up script and readiness probe are not run to their end. Delete it if it is not wanted.</source>
        <translation>沙箱 %1 已经存在，会自行继续；它的文件、启动脚本和就绪探测不会执行到底。如果不需要，请删除它。</translation>
    </message>
    <message>
        <source>The start-up script ended with exit code %1</source>
        <translation>启动脚本已结束，退出码 %1</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a reason of the cluster as a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Sandbox %1 will not be ready</source>
        <translation>沙箱 %1 不会就绪</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::DeleteDialog</name>
    <message>
        <source>&amp;Force: do not wait for its processes and its node</source>
        <translation>强制：不等待它的进程和节点(&amp;F)</translation>
    </message>
    <message>
        <source>Delete sandboxes</source>
        <translation>删除沙箱</translation>
    </message>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>For a node that is gone: the cluster forgets the pod at once. What runs on the node, if it comes back, may go on for a while.</source>
        <translation>用于节点已失联的情况：集群立即忘记该 Pod。如果节点恢复，上面运行的进程可能还会继续一段时间。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete these by force</source>
        <translation>强制删除这些</translation>
    </message>
    <message>
        <source>Delete sandbox %1?</source>
        <translation>删除沙箱 %1？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln sandboxes?</source>
        <translation>
            <numerusform>删除 %Ln 个沙箱？</numerusform>
        </translation>
    </message>
    <message>
        <source>The cluster is %1.</source>
        <translation>集群：%1。</translation>
    </message>
    <message>
        <source>Its processes are told to end and its files go with it; connections through the gateway are closed. There is no way back.</source>
        <translation>它的进程会被要求结束，文件也随之消失；经由网关的连接会关闭。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Their processes are told to end and their files go with them; connections through the gateway are closed. There is no way back.</source>
        <translation>它们的进程会被要求结束，文件也随之消失；经由网关的连接会关闭。此操作无法撤销。</translation>
    </message>
    <message numerus="yes">
        <source>LiteBoxd&apos;s own server looks after %n of them and will find them missing.</source>
        <translation>
            <numerusform>其中 %n 个由 LiteBoxd 自己的服务器管理，它会发现它们不见了。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It goes on when this is closed.</source>
        <translation>关闭此窗口后仍会继续。</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1 个</translation>
    </message>
    <message>
        <source>Gone: %1 of %2</source>
        <translation>已删除 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>Deleting: %1 of %2 are gone</source>
        <translation>正在删除：已完成 %1 个，共 %2 个</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::DetailPane</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>No sandbox selected</source>
        <translation>未选择沙箱</translation>
    </message>
    <message>
        <source>Select a sandbox to see its internet access, its ports and the ways to it.</source>
        <translation>选择一个沙箱，查看它的互联网访问、端口和访问方式。</translation>
    </message>
    <message numerus="yes">
        <source>%n sandboxes selected</source>
        <translation>
            <numerusform>已选择 %n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>The internet is switched on for %1 of them.</source>
        <translation>其中 %1 个已开启互联网。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::EndedDetails</name>
    <message>
        <source>Create again like this…</source>
        <translation>照此重新创建…</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>最后的事件</translation>
    </message>
    <message>
        <source>Last log lines</source>
        <translation>最后的日志行</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>With its template, version, image and internet access; variables are not kept.</source>
        <translation>沿用其模板、版本、镜像和互联网访问；变量不会保留。</translation>
    </message>
    <message>
        <source>No sandbox selected</source>
        <translation>未选择沙箱</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Internet access</source>
        <translation>互联网访问</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>None were kept.</source>
        <translation>没有保留任何内容。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::EndedMode</name>
    <message>
        <source>&amp;Ended sandboxes</source>
        <translation>已结束的沙箱(&amp;E)</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>%n 个已结束</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n ended</source>
        <translation>
            <numerusform>已结束 %n 个中的 %1 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::EndedView</name>
    <message>
        <source>Ended sandboxes</source>
        <translation>已结束的沙箱</translation>
    </message>
    <message>
        <source>What ended cannot be read</source>
        <translation>无法读取已结束的沙箱</translation>
    </message>
    <message>
        <source>No ended sandbox matches the filter</source>
        <translation>没有已结束的沙箱符合筛选条件</translation>
    </message>
    <message>
        <source>No sandbox has ended yet</source>
        <translation>还没有沙箱结束</translation>
    </message>
    <message>
        <source>Of sandboxes that end while this console runs it keeps why, their last events and log lines.</source>
        <translation>控制台运行期间结束的沙箱，会保留其结束原因、最后的事件和日志行。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::EventsTab</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>The events could not be read</source>
        <translation>无法读取事件</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>没有事件</translation>
    </message>
    <message>
        <source>The cluster keeps events for an hour, usually.</source>
        <translation>集群通常只保留一小时内的事件。</translation>
    </message>
    <message>
        <source>Reading the events…</source>
        <translation>正在读取事件…</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::FailuresDialog</name>
    <message>
        <source>Sandboxes that failed</source>
        <translation>失败的沙箱</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>&amp;Select them in the table</source>
        <translation>在表中选中它们(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::FileTransfer</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copying %1 into the sandbox: %2</source>
        <extracomment>%1: the path of a file or folder, %2: how much of it, such as &quot;3.2 MiB&quot;</extracomment>
        <translation>正在把 %1 复制到沙箱：%2</translation>
    </message>
    <message>
        <source>Copying %1 out of the sandbox: %2</source>
        <translation>正在把 %1 从沙箱复制出来：%2</translation>
    </message>
    <message>
        <source>%1, %2 more to come</source>
        <translation>%1，还有 %2 个</translation>
    </message>
    <message>
        <source>%1 of %2 (%3 %)</source>
        <extracomment>%1, %2: sizes, such as &quot;3.2 MiB&quot;; %3: a number</extracomment>
        <translation>%1 / %2（%3 %）</translation>
    </message>
    <message>
        <source>%1, %2 a second</source>
        <extracomment>%1: how much of how much, %2: a size</extracomment>
        <translation>%1，每秒 %2</translation>
    </message>
    <message>
        <source>It goes on after the %1 that an earlier copy left.</source>
        <extracomment>%1: a size, such as &quot;3.2 MiB&quot;</extracomment>
        <translation>从上次复制留下的 %1 之后继续。</translation>
    </message>
    <message>
        <source>What an earlier copy left is not what there is now: all of it is copied.</source>
        <translation>上次复制留下的内容与现在的不同：将全部重新复制。</translation>
    </message>
    <message>
        <source>What an earlier copy left cannot be checked, since the sandbox has no sha256sum, head or sh: all of it is copied.</source>
        <translation>上次复制留下的内容无法校验，因为沙箱里没有 sha256sum、head 或 sh：将全部重新复制。</translation>
    </message>
    <message>
        <source>Copying %1 into the sandbox was cancelled; part of it may be there.</source>
        <translation>已取消将 %1 复制到沙箱；其中可能已有一部分。</translation>
    </message>
    <message>
        <source>Copying %1 out of the sandbox was cancelled; copied to the same place again it goes on where it can.</source>
        <translation>已取消从沙箱复制 %1；再次复制到同一位置时，会尽可能从中断处继续。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::FilesTab</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder in the sandbox</source>
        <translation>沙箱中的文件夹</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上一级</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改时间</translation>
    </message>
    <message>
        <source>Reading the folder…</source>
        <translation>正在读取文件夹…</translation>
    </message>
    <message>
        <source>There is more in it than is shown.</source>
        <translation>其中还有未显示的内容。</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>文件夹是空的。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Upload files…</source>
        <translation>上传文件…</translation>
    </message>
    <message>
        <source>Upload a folder…</source>
        <translation>上传文件夹…</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>下载…</translation>
    </message>
    <message>
        <source>Upload a folder into %1</source>
        <translation>上传文件夹到 %1</translation>
    </message>
    <message>
        <source>Upload files into %1</source>
        <translation>上传文件到 %1</translation>
    </message>
    <message>
        <source>Download %1 to</source>
        <translation>将 %1 下载到</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::FilterBar</name>
    <message>
        <source>Filter: status:running  internet:on  template:…  or any text</source>
        <translation>筛选：status:running  internet:on  template:…  或任意文字</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear the whole filter</source>
        <translation>清除整个筛选</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”</source>
        <extracomment>%1: a key of the filter language, %2: what was typed as its value</extracomment>
        <translation>%1 不能是“%2”</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::InternetActions</name>
    <message>
        <source>Switch &amp;internet on or off</source>
        <translation>开关互联网(&amp;I)</translation>
    </message>
    <message>
        <source>Switch internet o&amp;n</source>
        <translation>开启互联网(&amp;N)</translation>
    </message>
    <message>
        <source>Switch internet o&amp;ff</source>
        <translation>关闭互联网(&amp;F)</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Switch &amp;internet off</source>
        <translation>关闭互联网(&amp;I)</translation>
    </message>
    <message>
        <source>Switch &amp;internet on</source>
        <translation>开启互联网(&amp;I)</translation>
    </message>
    <message>
        <source>Switch internet o&amp;ff for all shown</source>
        <translation>关闭所有显示沙箱的互联网(&amp;F)</translation>
    </message>
    <message>
        <source>Select a sandbox</source>
        <translation>请选择一个沙箱</translation>
    </message>
    <message>
        <source>Switch internet on</source>
        <translation>开启互联网</translation>
    </message>
    <message numerus="yes">
        <source>Switch the internet on for %Ln sandboxes?</source>
        <translation>
            <numerusform>为 %Ln 个沙箱开启互联网？</numerusform>
        </translation>
    </message>
    <message>
        <source>The cluster is %1.</source>
        <translation>集群：%1。</translation>
    </message>
    <message>
        <source>Each of them may then reach the whole internet, or the domains it is allowed.</source>
        <translation>之后其中每一个都可以访问整个互联网，或其被允许的域名。</translation>
    </message>
    <message numerus="yes">
        <source>Switch on for %Ln</source>
        <translation>
            <numerusform>为 %Ln 个开启</numerusform>
        </translation>
    </message>
    <message>
        <source>The internet is switched on already</source>
        <translation>互联网已经开启</translation>
    </message>
    <message>
        <source>The internet is switched off already</source>
        <translation>互联网已经关闭</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::LifetimeActions</name>
    <message>
        <source>&amp;Create sandbox…</source>
        <translation>创建沙箱(&amp;C)…</translation>
    </message>
    <message>
        <source>Re&amp;new time to live…</source>
        <translation>续期(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Rotate access token…</source>
        <translation>更换访问令牌(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Select a sandbox</source>
        <translation>请选择一个沙箱</translation>
    </message>
    <message>
        <source>It has ended, or is about to</source>
        <translation>它已结束，或即将结束</translation>
    </message>
    <message>
        <source>Rotate access tokens</source>
        <translation>更换访问令牌</translation>
    </message>
    <message>
        <source>Give sandbox %1 a new access token?</source>
        <translation>为沙箱 %1 更换访问令牌？</translation>
    </message>
    <message numerus="yes">
        <source>Give %Ln sandboxes new access tokens?</source>
        <translation>
            <numerusform>为 %Ln 个沙箱更换访问令牌？</numerusform>
        </translation>
    </message>
    <message>
        <source>The cluster is %1.</source>
        <translation>集群：%1。</translation>
    </message>
    <message>
        <source>The token that is in use opens nothing any more, and WebSockets that were opened with it are closed. Whoever uses it needs the new one.</source>
        <translation>正在使用的令牌将失效，用它打开的 WebSocket 会关闭。使用它的人需要新的令牌。</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>更换令牌</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>LiteBoxd&apos;s own server keeps a copy of the token and does not learn of the new one.</source>
        <translation>LiteBoxd 自己的服务器保存着令牌的副本，并不知道新的令牌。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::LogsTab</name>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Previous run</source>
        <translation>上一次运行</translation>
    </message>
    <message>
        <source>Only matching lines</source>
        <translation>只显示匹配的行</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Clear what is shown</source>
        <translation>清除显示的内容</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>正在读取日志…</translation>
    </message>
    <message>
        <source>The log ends here.</source>
        <translation>日志到此为止。</translation>
    </message>
    <message>
        <source>Followed; the last %1 lines are kept.</source>
        <translation>正在跟随；保留最后 %1 行。</translation>
    </message>
    <message>
        <source>It is tried again, and goes on where it was.</source>
        <translation>正在重试，之后从中断处继续。</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>日志为空。</translation>
    </message>
    <message>
        <source>“%1” is not in what is shown.</source>
        <translation>显示的内容中没有“%1”。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::PortDialog</name>
    <message>
        <source>Choose a port</source>
        <translation>选择端口</translation>
    </message>
    <message>
        <source>Port of sandbox %1 (1–65535):</source>
        <translation>沙箱 %1 的端口（1–65535）：</translation>
    </message>
    <message>
        <source>Choose a port and a path</source>
        <translation>选择端口和路径</translation>
    </message>
    <message numerus="yes">
        <source>Port of %n sandboxes (1–65535):</source>
        <translation>
            <numerusform>%n 个沙箱的端口（1–65535）：</numerusform>
        </translation>
    </message>
    <message>
        <source>Path of the WebSocket, such as /socket?room=1:</source>
        <translation>WebSocket 的路径，例如 /socket?room=1：</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::SandboxAccess</name>
    <message>
        <source>The clipboard is cleared in %1 s.</source>
        <translation>剪贴板将在 %1 秒后清除。</translation>
    </message>
    <message>
        <source>It asks for the access token in the header X-Access-Token.</source>
        <translation>访问时需在 X-Access-Token 头中提供访问令牌。</translation>
    </message>
    <message>
        <source>It opens the sandbox once, in the next 60 s.</source>
        <translation>它可在 60 秒内打开沙箱一次。</translation>
    </message>
    <message>
        <source>This desktop has no program that opens web pages: copy the link and take it to a browser.</source>
        <translation>此桌面没有可打开网页的程序：请复制链接并在浏览器中打开。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::SandboxReports</name>
    <message>
        <source>The table shows it as soon as it is known.</source>
        <translation>一旦得知结果，表格会立即显示。</translation>
    </message>
    <message>
        <source>The next pod of this sandbox will be made without this change.</source>
        <translation>此沙箱的下一个 Pod 将不带此更改。</translation>
    </message>
    <message>
        <source>LiteBoxd&apos;s own server looks after this sandbox and does not learn of the change.</source>
        <translation>此沙箱由 LiteBoxd 自己的服务器管理，它不会得知此更改。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::SandboxTable</name>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Enter, double click</source>
        <translation>回车、双击</translation>
    </message>
    <message>
        <source>Open the selection in the browser</source>
        <translation>在浏览器中打开所选沙箱</translation>
    </message>
    <message>
        <source>Menu of the selection</source>
        <translation>所选沙箱的菜单</translation>
    </message>
    <message>
        <source>Clear filter or selection</source>
        <translation>清除筛选或选择</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::SandboxesPage</name>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>C&amp;lear filter</source>
        <translation>清除筛选(&amp;L)</translation>
    </message>
    <message>
        <source>A kept access token was not brought up to date.</source>
        <translation>密钥环中的访问令牌未能更新。</translation>
    </message>
    <message numerus="yes">
        <source>%n sandboxes</source>
        <translation>
            <numerusform>%n 个沙箱</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n sandboxes</source>
        <translation>
            <numerusform>%1 / %n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>No filter is set</source>
        <translation>没有设置筛选</translation>
    </message>
    <message>
        <source>&amp;Details of the selection</source>
        <translation>所选项的详情(&amp;D)</translation>
    </message>
    <message>
        <source>Keep copied tokens in the desktop&apos;s keychain? The desktop asks for its password then.</source>
        <translation>把复制的令牌保存到桌面的密钥环吗？届时桌面会询问密钥环的密码。</translation>
    </message>
    <message>
        <source>Keep tokens</source>
        <translation>保存令牌</translation>
    </message>
    <message>
        <source>Do not keep tokens</source>
        <translation>不保存令牌</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::SummaryView</name>
    <message>
        <source>Internet access</source>
        <translation>互联网访问</translation>
    </message>
    <message>
        <source>Copy to call it through the gateway</source>
        <translation>复制经由网关的访问方式</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Cilium endpoint</source>
        <translation>Cilium 端点</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::TabActions</name>
    <message>
        <source>Select a sandbox</source>
        <translation>请选择一个沙箱</translation>
    </message>
    <message>
        <source>Select one sandbox only</source>
        <translation>请只选择一个沙箱</translation>
    </message>
    <message>
        <source>&amp;Enlarge the details</source>
        <translation>放大详情(&amp;E)</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::TerminalTab</name>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Open a terminal</source>
        <translation>打开终端</translation>
    </message>
    <message>
        <source>No terminal is open in %1</source>
        <translation>%1 中没有打开的终端</translation>
    </message>
    <message>
        <source>It runs bash, or sh where there is none, as the sandbox&apos;s user. It stays open while you look at others.</source>
        <translation>以沙箱的用户运行 bash，没有则运行 sh。查看其他沙箱时它保持打开。</translation>
    </message>
    <message>
        <source>The sandbox does not run.</source>
        <translation>沙箱没有运行。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::TimedInternet</name>
    <message>
        <source>Internet on for &amp;15 minutes</source>
        <translation>开启互联网 &amp;15 分钟</translation>
    </message>
    <message>
        <source>Internet on for 1 &amp;hour</source>
        <translation>开启互联网 1 小时(&amp;H)</translation>
    </message>
    <message>
        <source>Internet on for &amp;8 hours</source>
        <translation>开启互联网 &amp;8 小时</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Select a sandbox</source>
        <translation>请选择沙箱</translation>
    </message>
    <message numerus="yes">
        <source>Select at most %n sandboxes</source>
        <translation>
            <numerusform>最多选择 %n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>It ends when it was to end before.</source>
        <translation>它将按之前设定的时间结束。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::TokenChoice</name>
    <message>
        <source>&amp;Keep copied tokens in the keychain</source>
        <translation>把复制的令牌保存到密钥环(&amp;K)</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::TtlDialog</name>
    <message>
        <source>Renew the time to live</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>From now on sandbox %1 lives for:</source>
        <translation>从现在起，沙箱 %1 的存活时间：</translation>
    </message>
    <message numerus="yes">
        <source>From now on these %n sandboxes live for:</source>
        <translation>
            <numerusform>从现在起，这 %n 个沙箱的存活时间：</numerusform>
        </translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>The end is then at %1.</source>
        <translation>届时在 %1 结束。</translation>
    </message>
    <message>
        <source>LiteBoxd&apos;s own server ends the sandboxes it looks after by its own clock.</source>
        <translation>由 LiteBoxd 自己的服务器管理的沙箱，由它按自己的时钟结束。</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::TtlField</name>
    <message>
        <source>Time to live</source>
        <translation>存活时间</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Unit of the time to live</source>
        <translation>存活时间的单位</translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::YamlTab</name>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>The pod as YAML</source>
        <translation>YAML 形式的 Pod</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>The pod is gone.</source>
        <translation>pod 已不存在。</translation>
    </message>
    <message>
        <source>As it was at %1</source>
        <translation>%1 时的内容</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell</name>
    <message>
        <source>This cannot be done as it was asked for.</source>
        <translation>无法按要求执行。</translation>
    </message>
    <message>
        <source>The file is missing or may not be read.</source>
        <translation>文件不存在或无权读取。</translation>
    </message>
    <message>
        <source>The text does not follow its format.</source>
        <translation>文本不符合格式。</translation>
    </message>
    <message>
        <source>There is no such object.</source>
        <translation>没有这个对象。</translation>
    </message>
    <message>
        <source>An object of this name exists already.</source>
        <translation>已有同名对象。</translation>
    </message>
    <message>
        <source>Somebody else changed or owns this field.</source>
        <translation>此字段已被他人更改或归他人所有。</translation>
    </message>
    <message>
        <source>The cluster does not accept these credentials.</source>
        <translation>集群不接受这些凭据。</translation>
    </message>
    <message>
        <source>The credentials for the cluster could not be had.</source>
        <translation>无法取得访问集群的凭据。</translation>
    </message>
    <message>
        <source>Your account is not permitted to do this.</source>
        <translation>您的账户无权执行此操作。</translation>
    </message>
    <message>
        <source>The cluster has forgotten this version; the list is read again.</source>
        <translation>集群已不再保留此版本，正在重新读取列表。</translation>
    </message>
    <message>
        <source>The cluster refused the request.</source>
        <translation>集群拒绝了请求。</translation>
    </message>
    <message>
        <source>The cluster asks for fewer requests.</source>
        <translation>集群要求减少请求。</translation>
    </message>
    <message>
        <source>The cluster failed to answer the request.</source>
        <translation>集群未能处理请求。</translation>
    </message>
    <message>
        <source>The cluster&apos;s host name is not known.</source>
        <translation>无法解析集群的主机名。</translation>
    </message>
    <message>
        <source>Nobody listens at the cluster&apos;s address.</source>
        <translation>集群地址上没有服务在监听。</translation>
    </message>
    <message>
        <source>The connection to the cluster was lost.</source>
        <translation>与集群的连接已断开。</translation>
    </message>
    <message>
        <source>The cluster did not answer in time.</source>
        <translation>集群未及时响应。</translation>
    </message>
    <message>
        <source>The proxy on the way to the cluster refuses, or cannot be reached.</source>
        <translation>通往集群的代理拒绝了连接，或无法到达该代理。</translation>
    </message>
    <message>
        <source>The cluster&apos;s certificate is not trusted.</source>
        <translation>集群的证书不受信任。</translation>
    </message>
    <message>
        <source>The cluster&apos;s certificate is for another name.</source>
        <translation>集群的证书属于另一个名称。</translation>
    </message>
    <message>
        <source>A certificate has expired or is not valid yet.</source>
        <translation>证书已过期或尚未生效。</translation>
    </message>
    <message>
        <source>The server does not speak the expected protocol.</source>
        <translation>服务器没有使用预期的协议。</translation>
    </message>
    <message>
        <source>This console does not support that.</source>
        <translation>本控制台不支持此功能。</translation>
    </message>
    <message>
        <source>This desktop has no keychain.</source>
        <translation>此桌面没有密钥环。</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>密钥环已锁定。</translation>
    </message>
    <message>
        <source>Check the path and the permissions of the file.</source>
        <translation>请检查文件的路径和权限。</translation>
    </message>
    <message>
        <source>The token or client certificate of this context may have expired: get a new kubeconfig.</source>
        <translation>此上下文的令牌或客户端证书可能已过期：请获取新的 kubeconfig。</translation>
    </message>
    <message>
        <source>The details say what the program that gives them answered; run it in a terminal to see more.</source>
        <translation>详细信息中有凭据程序的输出；在终端中运行该程序可了解更多。</translation>
    </message>
    <message>
        <source>Ask the cluster&apos;s administrator for the rule shown here.</source>
        <translation>请向集群管理员申请所示的规则。</translation>
    </message>
    <message>
        <source>Check the server&apos;s name in the kubeconfig and your network or VPN.</source>
        <translation>请检查 kubeconfig 中的服务器名称以及网络或 VPN。</translation>
    </message>
    <message>
        <source>Check that the cluster is up and that your network or VPN reaches it.</source>
        <translation>请确认集群正在运行，并且网络或 VPN 可以到达它。</translation>
    </message>
    <message>
        <source>Check proxy-url in the kubeconfig, or HTTPS_PROXY and NO_PROXY.</source>
        <translation>请检查 kubeconfig 中的 proxy-url，或环境变量 HTTPS_PROXY 和 NO_PROXY。</translation>
    </message>
    <message>
        <source>The certificate authority in the kubeconfig does not belong to this server: get a fresh kubeconfig from the cluster.</source>
        <translation>kubeconfig 中的证书颁发机构不属于此服务器：请从集群获取新的 kubeconfig。</translation>
    </message>
    <message>
        <source>Check the server&apos;s name in the kubeconfig, or set tls-server-name.</source>
        <translation>请检查 kubeconfig 中的服务器名称，或设置 tls-server-name。</translation>
    </message>
    <message>
        <source>Renew the certificate, and check the date and time of this computer.</source>
        <translation>请更新证书，并检查本机的日期和时间。</translation>
    </message>
    <message>
        <source>Tokens are not kept between runs; copying them works.</source>
        <translation>令牌不会在两次运行之间保留；复制仍然可用。</translation>
    </message>
    <message>
        <source>Unlock it to keep tokens between runs; copying them works.</source>
        <translation>解锁后令牌才会在两次运行之间保留；复制仍然可用。</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>将自动重试。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Sandbox</source>
        <translation>沙箱(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Gateway</source>
        <translation>网关(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>two sentences, one behind the other</extracomment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; the details say what.</source>
        <translation>发生意外错误，具体原因见详情。</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>%1 are RBAC verbs (&quot;get, patch&quot;), %2 is a resource (&quot;pods&quot;); both stay as they are</extracomment>
        <translation>对 %2 执行 %1</translation>
    </message>
    <message>
        <source>Your account lacks the rule “%1” in namespace %2</source>
        <extracomment>%1 is an RBAC rule (&quot;patch on pods&quot;), %2 a namespace</extracomment>
        <translation>您的账户在命名空间 %2 中缺少规则“%1”</translation>
    </message>
    <message>
        <source>The connection was closed before the cluster answered.</source>
        <translation>集群应答之前连接已被关闭。</translation>
    </message>
    <message>
        <source>The sandbox&apos;s address is not known.</source>
        <translation>沙箱的地址未知。</translation>
    </message>
    <message>
        <source>Nobody listens on this port of the sandbox.</source>
        <translation>沙箱的此端口上没有程序在监听。</translation>
    </message>
    <message>
        <source>The connection to the sandbox was lost.</source>
        <translation>与沙箱的连接已断开。</translation>
    </message>
    <message>
        <source>The sandbox did not answer in time.</source>
        <translation>沙箱未及时响应。</translation>
    </message>
    <message>
        <source>The sandbox does not speak the expected protocol.</source>
        <translation>沙箱未使用预期的协议。</translation>
    </message>
    <message>
        <source>The gateway does not listen.</source>
        <translation>网关未在监听。</translation>
    </message>
    <message>
        <source>Another program has this port.</source>
        <translation>此端口已被其他程序占用。</translation>
    </message>
    <message>
        <source>The system does not let this program have the port.</source>
        <translation>系统不允许本程序使用此端口。</translation>
    </message>
    <message>
        <source>The text is no kubeconfig, or an entry of it cannot be read.</source>
        <translation>该文本不是 kubeconfig，或其中某个条目无法读取。</translation>
    </message>
    <message>
        <source>The kubeconfig has no such context, or the context names an entry that is missing.</source>
        <translation>kubeconfig 中没有此上下文，或者该上下文引用了不存在的条目。</translation>
    </message>
    <message>
        <source>The kubeconfig has no contexts.</source>
        <translation>kubeconfig 中没有任何上下文。</translation>
    </message>
    <message>
        <source>You did not agree to what this kubeconfig runs or sends.</source>
        <translation>您没有同意此 kubeconfig 要运行或发送的内容。</translation>
    </message>
    <message>
        <source>The kubeconfig asks for something that this console does not support.</source>
        <translation>kubeconfig 要求的功能本控制台不支持。</translation>
    </message>
    <message>
        <source>Tokens are kept by cluster, and it is not known which cluster this is.</source>
        <translation>令牌按集群保存，而目前无法确定这是哪个集群。</translation>
    </message>
    <message>
        <source>The desktop&apos;s keychain does not answer.</source>
        <translation>桌面的密钥环没有响应。</translation>
    </message>
    <message>
        <source>The keychain did not do it: it failed, or its question was answered with No.</source>
        <translation>密钥环未能完成：它出错了，或者其询问被拒绝了。</translation>
    </message>
    <message>
        <source>This desktop has no program that opens web pages.</source>
        <translation>此桌面没有可打开网页的程序。</translation>
    </message>
    <message>
        <source>Choose another context, or correct the kubeconfig.</source>
        <translation>请选择其他上下文，或修正 kubeconfig。</translation>
    </message>
    <message>
        <source>Choose another context, or try again to be asked once more.</source>
        <translation>请选择其他上下文，或重试以便再次询问。</translation>
    </message>
    <message>
        <source>The token is not kept; copying it works.</source>
        <translation>令牌不会保存；复制仍然可用。</translation>
    </message>
    <message>
        <source>Copy the URL, or set a browser for the desktop.</source>
        <translation>请复制 URL，或为桌面设置浏览器。</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>模板(&amp;T)</translation>
    </message>
    <message>
        <source>The sandbox did not do what was asked of it; the details say why.</source>
        <translation>沙箱没有完成对它的要求；详情说明原因。</translation>
    </message>
    <message>
        <source>The image of the sandbox lacks a program that is needed for it; the details name it.</source>
        <translation>沙箱的镜像中缺少所需的程序；详情说明缺少哪一个。</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::AppearanceActions</name>
    <message>
        <source>Appearance: as the desktop</source>
        <translation>外观：跟随桌面</translation>
    </message>
    <message>
        <source>Appearance: light</source>
        <translation>外观：浅色</translation>
    </message>
    <message>
        <source>Appearance: dark</source>
        <translation>外观：深色</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::Chip</name>
    <message>
        <source>Filter %1</source>
        <translation>筛选条件 %1</translation>
    </message>
    <message>
        <source>Press to remove this filter</source>
        <translation>按下即可移除此筛选条件</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>移除此筛选条件</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Type a command, a sandbox, a context or a namespace</source>
        <translation>输入命令、沙箱、上下文或命名空间</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的内容</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::ConnectionStrip</name>
    <message>
        <source>Demo cluster</source>
        <translation>演示集群</translation>
    </message>
    <message>
        <source>This cluster is simulated on this computer.</source>
        <translation>此集群在本机上模拟运行。</translation>
    </message>
    <message>
        <source>Server not verified</source>
        <translation>服务器未经验证</translation>
    </message>
    <message>
        <source>The kubeconfig says insecure-skip-tls-verify: anybody on the way can read along.</source>
        <translation>kubeconfig 设置了 insecure-skip-tls-verify：途中的任何人都能读取通信内容。</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>No context</source>
        <translation>没有上下文</translation>
    </message>
    <message>
        <source>Choose a context</source>
        <translation>请选择上下文</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>You marked this cluster as production.</source>
        <translation>您已将此集群标记为生产集群。</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::CopyBlock</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::DesktopNotice</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::DialogTitles</name>
    <message>
        <source>%1 – %2</source>
        <comment>title of a dialog, cluster</comment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::ErrorStrip</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::LanguageActions</name>
    <message>
        <source>Language: as the desktop</source>
        <translation>语言：跟随桌面</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::MainWindow</name>
    <message>
        <source>LiteBoxd Console</source>
        <translation>LiteBoxd 控制台</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>命令面板(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一个窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About LiteBoxd Console</source>
        <translation>关于 LiteBoxd 控制台(&amp;A)</translation>
    </message>
    <message>
        <source>About LiteBoxd Console</source>
        <translation>关于 LiteBoxd 控制台</translation>
    </message>
    <message>
        <source>LiteBoxd Console %1</source>
        <translation>LiteBoxd 控制台 %1</translation>
    </message>
    <message>
        <source>Desktop console and gateway for LiteBoxd sandboxes on Kubernetes.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>面向 Kubernetes 上 LiteBoxd 沙箱的桌面控制台和网关。
自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::OfferStrip</name>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::SideBar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::StaleStrip</name>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>retry in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>Last update %1 ago, %2.</source>
        <translation>上次更新在 %1前，%2。</translation>
    </message>
    <message>
        <source>Not up to date, %1.</source>
        <translation>内容不是最新，%1。</translation>
    </message>
    <message>
        <source>connecting again</source>
        <translation>正在重新连接</translation>
    </message>
</context>
<context>
    <name>liteboxd::shell::VerdictChart</name>
    <message>
        <source>Passed</source>
        <translation>已放行</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>flows/s</source>
        <translation>流/秒</translation>
    </message>
    <message>
        <source>Verdicts over time</source>
        <translation>判定随时间的变化</translation>
    </message>
</context>
<context>
    <name>liteboxd::templates::TemplateActions</name>
    <message>
        <source>Create &amp;sandbox of it…</source>
        <translation>用它创建沙箱(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;New template…</source>
        <translation>新建模板(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Edit as YAML…</source>
        <translation>以 YAML 编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Roll back to this version…</source>
        <translation>回滚到此版本(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete template…</source>
        <translation>删除模板(&amp;D)…</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>新建模板</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Select a template</source>
        <translation>请选择一个模板</translation>
    </message>
    <message>
        <source>Select one template only</source>
        <translation>请只选择一个模板</translation>
    </message>
    <message>
        <source>Choose an older version first</source>
        <translation>请先选择一个较旧的版本</translation>
    </message>
    <message>
        <source>Import templates</source>
        <translation>导入模板</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml *.json)</source>
        <translation>YAML (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>The file was not imported.</source>
        <translation>文件没有导入。</translation>
    </message>
    <message>
        <source>Export templates</source>
        <translation>导出模板</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml)</source>
        <translation>YAML (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>The templates were not exported.</source>
        <translation>模板没有导出。</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Make version %1 of %2 the newest again?</source>
        <translation>把 %2 的版本 %1 重新作为最新版本？</translation>
    </message>
    <message>
        <source>It is stored once more, as version %1. Nothing is lost, and sandboxes that run stay as they are.</source>
        <translation>它会再保存一次，作为版本 %1。不会丢失任何内容，运行中的沙箱保持不变。</translation>
    </message>
    <message>
        <source>Delete templates</source>
        <translation>删除模板</translation>
    </message>
    <message>
        <source>Delete template %1?</source>
        <translation>删除模板 %1？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln templates?</source>
        <translation>
            <numerusform>删除 %Ln 个模板？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln versions go, and there is no way back: export them first if they may be wanted.</source>
        <translation>
            <numerusform>将删除 %Ln 个版本，无法撤销：如果以后可能需要，请先导出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sandboxes that were made from them stay.</source>
        <translation>
            <numerusform>由它们创建的 %Ln 个沙箱会保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Sho&amp;w the sandboxes of this version</source>
        <translation>显示此版本的沙箱(&amp;W)</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>No sandbox runs this version</source>
        <translation>没有沙箱运行此版本</translation>
    </message>
</context>
<context>
    <name>liteboxd::templates::TemplateDetails</name>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>The template as YAML</source>
        <translation>YAML 形式的模板</translation>
    </message>
    <message>
        <source>Version %1 (newest)</source>
        <translation>版本 %1（最新）</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Restored from</source>
        <translation>恢复自</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Became ready</source>
        <translation>曾就绪</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>not seen since this console connected</source>
        <translation>自本控制台连接以来未见到</translation>
    </message>
</context>
<context>
    <name>liteboxd::templates::TemplateEditor</name>
    <message>
        <source>Templates as YAML</source>
        <translation>YAML 形式的模板</translation>
    </message>
    <message>
        <source>YAML of the templates</source>
        <translation>模板的 YAML</translation>
    </message>
    <message>
        <source>“Check” asks the API server and shows here what would change.</source>
        <translation>“检查”会询问 API 服务器，并在此显示将有什么变化。</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将有的变化</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Throw away what you wrote?</source>
        <translation>放弃您写的内容？</translation>
    </message>
    <message>
        <source>It was not applied, and is kept nowhere.</source>
        <translation>它尚未应用，也不会保存在任何地方。</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Check it first</source>
        <translation>请先检查</translation>
    </message>
    <message>
        <source>The API server judges it…</source>
        <translation>API 服务器正在检查…</translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Template %1:</source>
        <translation>模板 %1：</translation>
    </message>
    <message>
        <source>%1 is as it was.</source>
        <translation>%1 没有变化。</translation>
    </message>
    <message>
        <source>%1 would be stored as version %2.</source>
        <translation>%1 将有版本 %2。</translation>
    </message>
</context>
<context>
    <name>liteboxd::templates::TemplatesPage</name>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Search the templates</source>
        <translation>搜索模板</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>No template matches the search</source>
        <translation>没有符合搜索的模板</translation>
    </message>
    <message>
        <source>Your account may not list configmaps in namespace %1</source>
        <translation>您的账户无权列出命名空间 %1 中的 configmaps</translation>
    </message>
    <message>
        <source>The cluster&apos;s administrator can allow it by this Role, bound to your account:</source>
        <translation>集群管理员可以将下面的 Role 绑定到您的账户来授权：</translation>
    </message>
    <message>
        <source>Reading the templates…</source>
        <translation>正在读取模板…</translation>
    </message>
    <message>
        <source>No templates in namespace %1</source>
        <translation>命名空间 %1 中没有模板</translation>
    </message>
    <message>
        <source>A template says how sandboxes are made: image, limits, files, start-up script, network.</source>
        <translation>模板说明如何创建沙箱：镜像、限额、文件、启动脚本、网络。</translation>
    </message>
</context>
<context>
    <name>liteboxd::terminal::ExecTerminal</name>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>The shell ended with exit code %1.</source>
        <translation>shell 已结束，退出码 %1。</translation>
    </message>
</context>
<context>
    <name>liteboxd::terminal::TerminalView</name>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
</context>
<context>
    <name>liteboxd::verify</name>
    <message>
        <source>The API server answers</source>
        <translation>API 服务器有应答</translation>
    </message>
    <message>
        <source>Its version is supported</source>
        <translation>其版本受支持</translation>
    </message>
    <message>
        <source>Its clock and ours agree</source>
        <translation>其时钟与本机一致</translation>
    </message>
    <message>
        <source>The namespace of the sandboxes exists</source>
        <translation>沙箱的命名空间存在</translation>
    </message>
    <message>
        <source>The account may do what this program does</source>
        <translation>账户有权执行本程序的操作</translation>
    </message>
    <message>
        <source>Cilium&apos;s custom resources are installed</source>
        <translation>已安装 Cilium 的自定义资源</translation>
    </message>
    <message>
        <source>A Cilium agent is ready on every node</source>
        <translation>每个节点上的 Cilium agent 均就绪</translation>
    </message>
    <message>
        <source>Cilium&apos;s operator is ready</source>
        <translation>Cilium operator 就绪</translation>
    </message>
    <message>
        <source>Cilium has the version that this program knows</source>
        <translation>Cilium 是本程序所支持的版本</translation>
    </message>
    <message>
        <source>Hubble Relay is ready</source>
        <translation>Hubble Relay 就绪</translation>
    </message>
    <message>
        <source>The base policies can be read</source>
        <translation>可以读取基础策略</translation>
    </message>
    <message>
        <source>The base policies are there</source>
        <translation>基础策略均存在</translation>
    </message>
    <message>
        <source>The base policies are ours, unchanged</source>
        <translation>基础策略为本程序所写，未被改动</translation>
    </message>
    <message>
        <source>Every policy that counts can be read</source>
        <translation>可以读取所有相关策略</translation>
    </message>
    <message>
        <source>Every policy does what it is written for</source>
        <translation>每条策略都起到应有的作用</translation>
    </message>
    <message>
        <source>The sandboxes can be read</source>
        <translation>可以读取沙箱</translation>
    </message>
    <message>
        <source>Every sandbox has an access token of its own</source>
        <translation>每个沙箱都有自己的访问令牌</translation>
    </message>
    <message>
        <source>No sandbox is past its TTL</source>
        <translation>没有沙箱超过 TTL</translation>
    </message>
    <message>
        <source>Default deny selects every sandbox</source>
        <translation>默认拒绝策略覆盖每个沙箱</translation>
    </message>
    <message>
        <source>No sandbox may reach the API server</source>
        <translation>沙箱不得访问 API 服务器</translation>
    </message>
    <message>
        <source>No sandbox may reach a node</source>
        <translation>沙箱不得访问节点</translation>
    </message>
    <message>
        <source>No sandbox may reach cloud metadata</source>
        <translation>沙箱不得访问云元数据</translation>
    </message>
    <message>
        <source>No sandbox may reach another</source>
        <translation>沙箱之间不得互访</translation>
    </message>
    <message>
        <source>The internet is open where the label says so, and nowhere else</source>
        <translation>仅带有标签的沙箱可访问互联网</translation>
    </message>
    <message>
        <source>Every sandbox may ask the cluster&apos;s DNS</source>
        <translation>每个沙箱都可使用集群 DNS</translation>
    </message>
    <message>
        <source>The gateway may reach every sandbox</source>
        <translation>网关可访问每个沙箱</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Cilium and Hubble</source>
        <translation>Cilium 与 Hubble</translation>
    </message>
    <message>
        <source>Network policies</source>
        <translation>网络策略</translation>
    </message>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>There is an image to probe with</source>
        <translation>有可用于探测的镜像</translation>
    </message>
    <message>
        <source>Nothing is left of earlier verifications</source>
        <translation>没有以前验证的残留</translation>
    </message>
    <message>
        <source>The probes run</source>
        <translation>探测 Pod 正在运行</translation>
    </message>
    <message>
        <source>The probes can connect</source>
        <translation>探测 Pod 能够发起连接</translation>
    </message>
    <message>
        <source>A sandbox is cut off unless something is allowed</source>
        <translation>沙箱默认与外界隔绝</translation>
    </message>
    <message>
        <source>The API server is closed to a sandbox</source>
        <translation>沙箱无法访问 API 服务器</translation>
    </message>
    <message>
        <source>The kubelet of every node is closed to a sandbox</source>
        <translation>沙箱无法访问任何节点的 kubelet</translation>
    </message>
    <message>
        <source>Every node is closed to a sandbox</source>
        <translation>沙箱无法访问任何节点</translation>
    </message>
    <message>
        <source>Cloud metadata is closed to a sandbox</source>
        <translation>沙箱无法访问云元数据</translation>
    </message>
    <message>
        <source>The network around the cluster is closed to a sandbox</source>
        <translation>沙箱无法访问集群周围的网络</translation>
    </message>
    <message>
        <source>The internet is closed to a sandbox without the label</source>
        <translation>没有标签的沙箱无法访问互联网</translation>
    </message>
    <message>
        <source>A sandbox on the same node is closed to a sandbox</source>
        <translation>沙箱无法访问同一节点上的其他沙箱</translation>
    </message>
    <message>
        <source>A sandbox on another node is closed to a sandbox</source>
        <translation>沙箱无法访问其他节点上的沙箱</translation>
    </message>
    <message>
        <source>The gateway is let through to sandboxes</source>
        <translation>网关可以访问沙箱</translation>
    </message>
    <message>
        <source>The internet opens and closes with the label</source>
        <translation>互联网访问随标签开启和关闭</translation>
    </message>
    <message>
        <source>The cluster&apos;s DNS answers a sandbox</source>
        <translation>集群 DNS 应答沙箱</translation>
    </message>
    <message>
        <source>Other name servers are closed to a sandbox</source>
        <translation>沙箱无法访问其他域名服务器</translation>
    </message>
    <message>
        <source>The probes are deleted</source>
        <translation>探测 Pod 已删除</translation>
    </message>
    <message>
        <source>Probes</source>
        <translation>探测</translation>
    </message>
    <message>
        <source>The way through the gateway works, and only with the token</source>
        <translation>经由网关的路径可用，且必须持有令牌</translation>
    </message>
    <message>
        <source>Hubble shows what is dropped</source>
        <translation>Hubble 能显示被丢弃的连接</translation>
    </message>
    <message>
        <source>K3s leaves the network and its policies to Cilium</source>
        <translation>K3s 把网络和网络策略交给 Cilium</translation>
    </message>
    <message>
        <source>The agents enforce the policies of every sandbox</source>
        <translation>agent 对每个沙箱都执行了策略</translation>
    </message>
    <message>
        <source>Node ports of services are closed to a sandbox</source>
        <translation>沙箱无法访问 Service 的节点端口</translation>
    </message>
    <message>
        <source>The policies are stored to stay</source>
        <translation>策略已持久保存</translation>
    </message>
    <message>
        <source>Cilium&apos;s agents are back after a restart</source>
        <translation>Cilium agent 重启后恢复</translation>
    </message>
    <message>
        <source>What is denied stays denied while the agents restart</source>
        <translation>agent 重启期间，被拒绝的连接仍被拒绝</translation>
    </message>
    <message>
        <source>The policies are the same after the restart</source>
        <translation>重启后策略不变</translation>
    </message>
    <message>
        <source>The policies are the same after a restart of the API server</source>
        <translation>API 服务器重启后策略不变</translation>
    </message>
    <message>
        <source>Persistence</source>
        <translation>持久性</translation>
    </message>
    <message>
        <source>Restart Cilium&apos;s agents</source>
        <translation>重启 Cilium agent</translation>
    </message>
    <message>
        <source>Restart Cilium&apos;s agents on every node of this cluster?</source>
        <translation>要在此集群的每个节点上重启 Cilium agent 吗？</translation>
    </message>
    <message>
        <source>A verification with probes runs first. Then the agents restart one after the other while probes look at a denied and an allowed connection. Policies in force hold; for a moment new ones do not take effect, and Hubble shows no flows. It takes a few minutes.</source>
        <translation>先进行带探测的验证，然后逐个重启 agent，同时由探测 Pod 观察一个被拒绝和一个被允许的连接。已生效的策略继续有效；期间新策略暂不生效，Hubble 也短暂没有流量。整个过程需要几分钟。</translation>
    </message>
    <message>
        <source>Restart them</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Cilium&apos;s settings enforce policies</source>
        <translation>Cilium 的设置会执行策略</translation>
    </message>
    <message>
        <source>Every node is ready</source>
        <translation>每个节点都就绪</translation>
    </message>
    <message>
        <source>The cluster&apos;s DNS runs where policies allow it</source>
        <translation>集群 DNS 在策略允许之处运行</translation>
    </message>
    <message>
        <source>Every sandbox has its labels</source>
        <translation>每个沙箱都有其标签</translation>
    </message>
    <message>
        <source>No sandbox may reach pods of other namespaces</source>
        <translation>任何沙箱都不能访问其他命名空间的 Pod</translation>
    </message>
    <message>
        <source>Nobody but the gateway may reach a sandbox</source>
        <translation>只有网关可以访问沙箱</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) build on one that did not pass</source>
        <translation>
            <numerusform>%n 项检查依赖的检查未通过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) have nothing to look at here</source>
        <translation>
            <numerusform>%n 项检查在此没有可看的对象</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) were not looked at: the run was cancelled</source>
        <translation>
            <numerusform>验证已取消，有 %n 项没有检查</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: was %2, is %3</source>
        <translation>%1：原为“%2”，现为“%3”</translation>
    </message>
    <message>
        <source>%1, in %2 s</source>
        <translation>%1，用时 %2 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n 项通过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 项失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a warning</source>
        <translation>
            <numerusform>%n 项警告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not seen</source>
        <translation>
            <numerusform>%n 项未判定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n 项有变化</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <translation>%1（演示）</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>What to do first</source>
        <translation>首先要做的</translation>
    </message>
    <message>
        <source>With a warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Could not run</source>
        <translation>未能检查</translation>
    </message>
    <message>
        <source>Since the run before</source>
        <translation>与上次相比</translation>
    </message>
    <message>
        <source>%1 of %2 checks have a result</source>
        <translation>%2 项检查中已有 %1 项得出结果</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>liteboxd::verify::CheckTree</name>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>%1, was %2</source>
        <translation>%1，此前%2</translation>
    </message>
</context>
<context>
    <name>liteboxd::verify::ProbeDialog</name>
    <message>
        <source>Probes</source>
        <translation>探测</translation>
    </message>
    <message>
        <source>that of a running sandbox</source>
        <translation>正在运行的沙箱的镜像</translation>
    </message>
    <message>
        <source>HOST:PORT, or empty: not connected to</source>
        <translation>主机:端口；留空则不连接</translation>
    </message>
    <message>
        <source>Probes connect to nothing outside of the cluster unless you name it here. Name places of your own that answer.</source>
        <translation>除非在此指定，探测不会连接集群以外的任何地址。请填写您自己的、会应答的地址。</translation>
    </message>
    <message>
        <source>&amp;Image:</source>
        <translation>镜像(&amp;I)：</translation>
    </message>
    <message>
        <source>In&amp;ternet:</source>
        <translation>互联网(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;LAN:</source>
        <translation>局域网(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Name server:</source>
        <translation>域名服务器(&amp;N)：</translation>
    </message>
    <message>
        <source>A place is HOST:PORT, such as 198.51.100.10:443.</source>
        <translation>地址格式为 主机:端口，例如 198.51.100.10:443。</translation>
    </message>
</context>
<context>
    <name>liteboxd::verify::ReportExport</name>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>JUnit (*.xml)</source>
        <translation>JUnit (*.xml)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>A report&apos;s name ends in .html, .json, .xml or .md.</source>
        <translation>报告文件名须以 .html、.json、.xml 或 .md 结尾。</translation>
    </message>
    <message>
        <source>The report was not written. Choose another folder, or look whether the disk is full.</source>
        <translation>报告未写入。请选择其他文件夹，或检查磁盘是否已满。</translation>
    </message>
    <message>
        <source>The report was not written, for it cannot be signed: the key of this user cannot be used.</source>
        <translation>报告未写入，因为无法签名：无法使用该用户的密钥。</translation>
    </message>
</context>
<context>
    <name>liteboxd::verify::VerifyPage</name>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>&amp;Verify the cluster</source>
        <translation>验证集群(&amp;V)</translation>
    </message>
    <message>
        <source>Run this check &amp;again</source>
        <translation>重新运行此检查(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Cancel verification</source>
        <translation>取消验证(&amp;C)</translation>
    </message>
    <message>
        <source>E&amp;xport report…</source>
        <translation>导出报告(&amp;X)…</translation>
    </message>
    <message>
        <source>Progress of the verification</source>
        <translation>验证进度</translation>
    </message>
    <message>
        <source>Details of the check</source>
        <translation>检查详情</translation>
    </message>
    <message>
        <source>No cluster is connected</source>
        <translation>未连接集群</translation>
    </message>
    <message>
        <source>A verification is running</source>
        <translation>验证正在运行</translation>
    </message>
    <message>
        <source>Select a check</source>
        <translation>请选择一个检查项</translation>
    </message>
    <message>
        <source>No verification is running</source>
        <translation>没有正在运行的验证</translation>
    </message>
    <message>
        <source>Nothing was verified yet</source>
        <translation>尚未验证</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Verify with &amp;probes</source>
        <translation>带探测验证(&amp;P)</translation>
    </message>
    <message>
        <source>A verification reads the cluster and computes what its policies do. It changes nothing. With probes it measures besides, from a few pods of its own, which it deletes at the end.</source>
        <translation>验证会读取集群并计算其策略的效果，不做任何更改。带探测时，还会用自己的几个 Pod 进行实测，并在结束时删除它们。</translation>
    </message>
    <message>
        <source>Verify every &amp;night</source>
        <translation>每晚验证(&amp;N)</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>以往</translation>
    </message>
    <message>
        <source>Whole runs</source>
        <translation>完整验证的记录</translation>
    </message>
    <message>
        <source>The last whole run: %1</source>
        <translation>上一次完整验证：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What probes c&amp;onnect to…</source>
        <translation>探测连接的目标(&amp;O)…</translation>
    </message>
    <message>
        <source>Verify with a &amp;restart of agents…</source>
        <translation>验证并重启 agent(&amp;R)…</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Verification: something got worse</source>
        <translation>验证：有检查变差</translation>
    </message>
</context>
<context>
    <name>liteboxd::verify::words</name>
    <message>
        <source>this account may not look: %1</source>
        <translation>该账户无权查看：%1</translation>
    </message>
    <message>
        <source>Grant the account (kubectl auth can-i) %1; login.permissions has the role to bind</source>
        <translation>请授予账户以下权限（按 kubectl auth can-i 的写法）：%1；可绑定的角色见 login.permissions</translation>
    </message>
    <message>
        <source>the question was not answered: %1</source>
        <translation>查询没有得到应答：%1</translation>
    </message>
    <message>
        <source>Run the check again; the API server&apos;s log says more if it stays so</source>
        <translation>请重新运行此检查；若仍如此，请查看 API 服务器的日志</translation>
    </message>
    <message>
        <source>Log in again, or get a new kubeconfig: its credentials are not accepted any more</source>
        <translation>请重新登录，或获取新的 kubeconfig：其中的凭据已不被接受</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>…… 另有 %1 项</translation>
    </message>
    <message>
        <source>the API server serves CiliumNetworkPolicy, CiliumClusterwideNetworkPolicy and CiliumEndpoint</source>
        <translation>API 服务器提供 CiliumNetworkPolicy、CiliumClusterwideNetworkPolicy 和 CiliumEndpoint</translation>
    </message>
    <message>
        <source>Install Cilium %1 (deploy/cluster/install.sh does): without it nothing enforces the policies that cut sandboxes off</source>
        <translation>请安装 Cilium %1（可使用 deploy/cluster/install.sh）：没有它，隔离沙箱的策略无从执行</translation>
    </message>
    <message>
        <source>the agent of every node is ready</source>
        <translation>每个节点的 agent 均就绪</translation>
    </message>
    <message>
        <source>no DaemonSet in kube-system has the label k8s-app=cilium: where agents run otherwise, their state cannot be seen</source>
        <translation>kube-system 中没有带 k8s-app=cilium 标签的 DaemonSet：agent 若以其他方式运行，则无法得知其状态</translation>
    </message>
    <message>
        <source>If Cilium was installed by its chart, find out who deleted the DaemonSet</source>
        <translation>如果 Cilium 是用其 chart 安装的，请查明是谁删除了该 DaemonSet</translation>
    </message>
    <message>
        <source>kubectl -n kube-system get pods -l k8s-app=cilium -o wide; on a node without an agent new policies do not take effect</source>
        <translation>请运行 kubectl -n kube-system get pods -l k8s-app=cilium -o wide；在没有 agent 的节点上，新策略不会生效</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1就绪</translation>
    </message>
    <message>
        <source>kubectl -n kube-system describe deployment %1</source>
        <translation>请运行 kubectl -n kube-system describe deployment %1</translation>
    </message>
    <message>
        <source>Cilium %1, for which this program was made</source>
        <translation>Cilium %1，即本程序所支持的版本</translation>
    </message>
    <message>
        <source>the ConfigMap cilium-config leaves the enforcement of policies on</source>
        <translation>ConfigMap cilium-config 未关闭策略的执行</translation>
    </message>
    <message>
        <source>kube-system has no ConfigMap cilium-config: how the agents are set cannot be seen</source>
        <translation>kube-system 中没有 ConfigMap cilium-config：无法得知 agent 的设置</translation>
    </message>
    <message>
        <source>no policy is enforced</source>
        <translation>不执行任何策略</translation>
    </message>
    <message>
        <source>what policies deny is logged, and let through</source>
        <translation>策略拒绝的流量只记录、仍放行</translation>
    </message>
    <message>
        <source>no NetworkPolicy is enforced</source>
        <translation>不执行 NetworkPolicy</translation>
    </message>
    <message>
        <source>no CiliumNetworkPolicy is enforced</source>
        <translation>不执行 CiliumNetworkPolicy</translation>
    </message>
    <message>
        <source>allowed domains open nothing</source>
        <translation>允许的域名不起作用</translation>
    </message>
    <message>
        <source>Set it otherwise where Cilium&apos;s values are kept, and restart the agents: cilium config set</source>
        <translation>请在保存 Cilium 配置值的地方改正，并重启 agent：cilium config set</translation>
    </message>
    <message>
        <source>check cilium.config</source>
        <translation>进行 cilium.config 检查</translation>
    </message>
    <message>
        <source>no agent&apos;s image tells its version</source>
        <translation>没有 agent 的镜像标明版本</translation>
    </message>
    <message>
        <source>Ask an agent: cilium-dbg version</source>
        <translation>请在 agent 中运行 cilium-dbg version</translation>
    </message>
    <message>
        <source>Verdicts that are computed may differ from those of this version</source>
        <translation>计算出的判定可能与此版本的实际行为不同</translation>
    </message>
    <message>
        <source>no Deployment in kube-system has the label io.cilium/app=operator</source>
        <translation>kube-system 中没有带 io.cilium/app=operator 标签的 Deployment</translation>
    </message>
    <message>
        <source>If Cilium was installed by its chart, find out who deleted it</source>
        <translation>如果 Cilium 是用其 chart 安装的，请查明是谁将其删除</translation>
    </message>
    <message>
        <source>Hubble Relay is not installed: policies hold, but flows cannot be seen</source>
        <translation>未安装 Hubble Relay：策略仍有效，但看不到流量</translation>
    </message>
    <message>
        <source>cilium hubble enable</source>
        <translation>请运行 cilium hubble enable</translation>
    </message>
    <message>
        <source>the operator</source>
        <translation>operator </translation>
    </message>
    <message>
        <source>Hubble Relay</source>
        <translation>Hubble Relay </translation>
    </message>
    <message>
        <source>the API server answers and takes the login</source>
        <translation>API 服务器有应答，并接受登录</translation>
    </message>
    <message>
        <source>Renew the login of this kubeconfig</source>
        <translation>请更新此 kubeconfig 的登录凭据</translation>
    </message>
    <message>
        <source>Look whether its address is right and its port can be reached from here</source>
        <translation>请检查其地址是否正确、端口是否可从本机访问</translation>
    </message>
    <message>
        <source>Kubernetes 1.%1 or later</source>
        <translation>Kubernetes 1.%1 或更高版本</translation>
    </message>
    <message>
        <source>Upgrade the cluster</source>
        <translation>请升级集群</translation>
    </message>
    <message>
        <source>within 5 s of the clock here</source>
        <translation>与本机时钟相差不超过 5 秒</translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation>快</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>Set both clocks by NTP: lifetimes, certificates and the times of flows are wrong by that much</source>
        <translation>请用 NTP 校准两边的时钟：生存期、证书和流量的时间都会有同样的偏差</translation>
    </message>
    <message>
        <source>namespace %1 exists</source>
        <translation>命名空间 %1 存在</translation>
    </message>
    <message>
        <source>Create it, or choose the one that LiteBoxd uses here (-n; its own server installs liteboxd-sandbox)</source>
        <translation>请创建它，或选择 LiteBoxd 在此集群使用的命名空间（-n；其自带服务器安装到 liteboxd-sandbox）</translation>
    </message>
    <message>
        <source>Wait until it is gone and create it again</source>
        <translation>请等待删除完成后重新创建</translation>
    </message>
    <message>
        <source>%1: flannel runs (%2)</source>
        <translation>%1：正在运行 flannel（%2）</translation>
    </message>
    <message>
        <source>vxlan, the default</source>
        <translation>vxlan，默认值</translation>
    </message>
    <message>
        <source>%1: K3s&apos;s own policy controller runs</source>
        <translation>%1：正在运行 K3s 自带的策略控制器</translation>
    </message>
    <message>
        <source>no node says that it is a server of K3s</source>
        <translation>没有节点标明自己是 K3s 服务器</translation>
    </message>
    <message>
        <source>--flannel-backend=none and --disable-network-policy on every server</source>
        <translation>每台服务器都使用 --flannel-backend=none 和 --disable-network-policy</translation>
    </message>
    <message>
        <source>a second network, or a second judge of policies, works beside Cilium</source>
        <translation>除 Cilium 之外，还有另一套网络或策略控制器在工作</translation>
    </message>
    <message>
        <source>Start K3s with --flannel-backend=none --disable-network-policy (deploy/cluster/install.sh does), and restart its pods</source>
        <translation>请以 --flannel-backend=none --disable-network-policy 启动 K3s（deploy/cluster/install.sh 即如此），并重启其 Pod</translation>
    </message>
    <message>
        <source>all %1 permissions that this program uses</source>
        <translation>本程序用到的全部 %1 项权限</translation>
    </message>
    <message>
        <source>missing: %1 (without it: no %2)</source>
        <translation>缺少：%1（没有它就无法%2）</translation>
    </message>
    <message>
        <source>checks sandboxes.*</source>
        <translation>进行 sandboxes.* 检查</translation>
    </message>
    <message>
        <source>checks policies.* and sandboxes.*</source>
        <translation>进行 policies.* 和 sandboxes.* 检查</translation>
    </message>
    <message>
        <source>checks of what sandboxes reach</source>
        <translation>检查沙箱能访问什么</translation>
    </message>
    <message>
        <source>check cluster.namespace</source>
        <translation>进行 cluster.namespace 检查</translation>
    </message>
    <message>
        <source>checks cilium.agents and cilium.version</source>
        <translation>进行 cilium.agents 和 cilium.version 检查</translation>
    </message>
    <message>
        <source>checks cilium.operator and cilium.relay</source>
        <translation>进行 cilium.operator 和 cilium.relay 检查</translation>
    </message>
    <message>
        <source>repair of policies</source>
        <translation>修复策略</translation>
    </message>
    <message>
        <source>switching internet access</source>
        <translation>切换互联网访问</translation>
    </message>
    <message>
        <source>upstream mode apiserver</source>
        <translation>使用上游模式 apiserver</translation>
    </message>
    <message>
        <source>upstream mode portforward</source>
        <translation>使用上游模式 portforward</translation>
    </message>
    <message>
        <source>creating sandboxes</source>
        <translation>创建沙箱</translation>
    </message>
    <message>
        <source>deleting sandboxes</source>
        <translation>删除沙箱</translation>
    </message>
    <message>
        <source>terminals and commands</source>
        <translation>使用终端和命令</translation>
    </message>
    <message>
        <source>%1 in all namespaces</source>
        <translation>%1（所有命名空间）</translation>
    </message>
    <message>
        <source>An administrator can bind this role to the account:</source>
        <translation>管理员可将以下角色绑定到该账户：</translation>
    </message>
    <message>
        <source>Run the check again</source>
        <translation>请重新运行此检查</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure</source>
        <translation>请运行 liteboxctl policy ensure</translation>
    </message>
    <message>
        <source>every policy that selects pods of the namespace can be read</source>
        <translation>可以读取选中该命名空间 Pod 的所有策略</translation>
    </message>
    <message>
        <source>Grant the account what login.permissions names</source>
        <translation>请授予账户 login.permissions 中列出的权限</translation>
    </message>
    <message>
        <source>the %1 base policies are in the namespace</source>
        <translation>命名空间中有全部 %1 条基础策略</translation>
    </message>
    <message>
        <source>%1 %2: %3 instead of %4</source>
        <translation>%1 %2：现为 %3，应为 %4</translation>
    </message>
    <message>
        <source>each base policy is as this program writes it</source>
        <translation>每条基础策略都与本程序所写一致</translation>
    </message>
    <message>
        <source>changed, or LiteBoxd&apos;s own older file: %1</source>
        <translation>已被改动，或是 LiteBoxd 自带的旧文件：%1</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>已被改动：%1</translation>
    </message>
    <message>
        <source>liteboxctl policy diff shows it; liteboxctl policy ensure --take puts ours in place</source>
        <translation>liteboxctl policy diff 可显示差异；liteboxctl policy ensure --take 可恢复本程序的策略</translation>
    </message>
    <message>
        <source>no policy means something else than it says</source>
        <translation>没有策略的实际效果与其字面不符</translation>
    </message>
    <message>
        <source>the policies of the namespace can be compared with ours</source>
        <translation>可以将该命名空间的策略与本程序的策略比较</translation>
    </message>
    <message>
        <source>the test is broken: %1</source>
        <translation>检查本身有误：%1</translation>
    </message>
    <message>
        <source>the pods of the namespace can be read</source>
        <translation>可以读取该命名空间的 Pod</translation>
    </message>
    <message>
        <source>%1: it has the token of %2</source>
        <translation>%1：令牌与 %2 相同</translation>
    </message>
    <message>
        <source>each sandbox has an access token of its own</source>
        <translation>每个沙箱都有自己的访问令牌</translation>
    </message>
    <message>
        <source>liteboxctl sandbox rotate ID gives it a new one</source>
        <translation>liteboxctl sandbox rotate ID 可换发新令牌</translation>
    </message>
    <message>
        <source>%1: since %2</source>
        <translation>%1：自 %2 起</translation>
    </message>
    <message>
        <source>no sandbox lives longer than its TTL</source>
        <translation>没有沙箱超过 TTL</translation>
    </message>
    <message>
        <source>Delete or renew them, or have a gateway keep lifetimes</source>
        <translation>请删除或续期，或由网关负责到期清理</translation>
    </message>
    <message>
        <source>there is no sandbox</source>
        <translation>没有沙箱</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>a policy that may not be read could change it</source>
        <translation>无权读取的策略可能改变结果</translation>
    </message>
    <message>
        <source>tokens, links and commands of one sandbox</source>
        <translation>单个沙箱的令牌、链接与命令</translation>
    </message>
    <message>
        <source>A probe would tell, or the permission to read all policies</source>
        <translation>用探测可以判断；或授予读取所有策略的权限</translation>
    </message>
    <message>
        <source>%1: it is on its node&apos;s network, where no policy selects it</source>
        <translation>%1：使用节点网络，不受任何策略约束</translation>
    </message>
    <message>
        <source>%1: no policy cuts off what it sends</source>
        <translation>%1：没有策略隔离其出站流量</translation>
    </message>
    <message>
        <source>%1: no policy cuts off what it receives</source>
        <translation>%1：没有策略隔离其入站流量</translation>
    </message>
    <message>
        <source>policies select each sandbox in both directions, so only what is allowed passes</source>
        <translation>策略在两个方向上都选中每个沙箱，只放行被允许的流量</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure puts default-deny-all in place</source>
        <translation>liteboxctl policy ensure 可补上 default-deny-all</translation>
    </message>
    <message>
        <source>API server on %1</source>
        <translation>API 服务器的 %1</translation>
    </message>
    <message>
        <source>API server %1 on %2</source>
        <translation>API 服务器 %1 的 %2</translation>
    </message>
    <message>
        <source>kubelet of its node</source>
        <translation>所在节点的 kubelet</translation>
    </message>
    <message>
        <source>kubelet of another node</source>
        <translation>其他节点的 kubelet</translation>
    </message>
    <message>
        <source>SSH of its node</source>
        <translation>所在节点的 SSH</translation>
    </message>
    <message>
        <source>SSH of another node</source>
        <translation>其他节点的 SSH</translation>
    </message>
    <message>
        <source>169.254.169.254 on 80/tcp</source>
        <translation>169.254.169.254 的 80/tcp</translation>
    </message>
    <message>
        <source>a sandbox on another node</source>
        <translation>其他节点上的沙箱</translation>
    </message>
    <message>
        <source>sandbox %1</source>
        <translation>沙箱 %1</translation>
    </message>
    <message>
        <source>pods labelled k8s-app=kube-dns in kube-system on 53/udp</source>
        <translation>kube-system 中带 k8s-app=kube-dns 标签的 Pod 的 53/udp</translation>
    </message>
    <message>
        <source>the same on 53/tcp</source>
        <translation>同上，53/tcp</translation>
    </message>
    <message>
        <source>from a pod labelled app=liteboxd-gateway to 8080/tcp</source>
        <translation>从带 app=liteboxd-gateway 标签的 Pod 到 8080/tcp</translation>
    </message>
    <message>
        <source>computed from the policies, not measured</source>
        <translation>由策略计算得出，并非实测</translation>
    </message>
    <message>
        <source>liteboxctl policy explain names the rule that lets it through: delete or narrow that policy</source>
        <translation>liteboxctl policy explain 会指出放行的规则：请删除或收紧该策略</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure; where more is let through than that, liteboxctl policy explain names the rule</source>
        <translation>请运行 liteboxctl policy ensure；若放行过多，liteboxctl policy explain 会指出是哪条规则</translation>
    </message>
    <message>
        <source>denied by the policies</source>
        <translation>被策略拒绝</translation>
    </message>
    <message>
        <source>denied by the policies of one of them</source>
        <translation>被其中一方的策略拒绝</translation>
    </message>
    <message>
        <source>allowed with liteboxd.io/internet-access=true, else denied</source>
        <translation>带 liteboxd.io/internet-access=true 时允许，否则拒绝</translation>
    </message>
    <message>
        <source>allowed by the policies</source>
        <translation>被策略允许</translation>
    </message>
    <message>
        <source>its pod was not read</source>
        <translation>未读取到其 Pod</translation>
    </message>
    <message>
        <source>the agent of its node enforces policies for every sandbox, in both directions</source>
        <translation>节点上的 agent 对每个沙箱的两个方向都执行策略</translation>
    </message>
    <message>
        <source>the agent of %1 did not say: %2</source>
        <translation>%1 的 agent 没有回答：%2</translation>
    </message>
    <message>
        <source>%1: the agent of %2 knows no such endpoint</source>
        <translation>%1：%2 的 agent 没有此端点</translation>
    </message>
    <message>
        <source>%1: enforcement is &quot;%2&quot;</source>
        <translation>%1：执行状态为“%2”</translation>
    </message>
    <message>
        <source>%1: revision %2 of %3</source>
        <translation>%1：策略版本 %2，应为 %3</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure; where the policies are there, look at the log of that agent: kubectl -n kube-system logs -l k8s-app=cilium -c cilium-agent</source>
        <translation>请运行 liteboxctl policy ensure；若策略已在，请查看该 agent 的日志：kubectl -n kube-system logs -l k8s-app=cilium -c cilium-agent</translation>
    </message>
    <message>
        <source>Run the check again in a minute; an agent that stays behind says why in its log</source>
        <translation>请一分钟后重新运行此检查；若仍未跟上，agent 的日志会说明原因</translation>
    </message>
    <message>
        <source>Run the check again; verify --full asks by probes</source>
        <translation>请重新运行此检查；verify --full 会用探测来查明</translation>
    </message>
    <message>
        <source>%1: probes on %2 were let through</source>
        <translation>%1：%2 上的探测连接被放行</translation>
    </message>
    <message>
        <source>%1: neither probes on %2 nor flows of its own show it</source>
        <translation>%1：%2 上的探测和它自己的流量都未能证实</translation>
    </message>
    <message>
        <source>the agents were not asked: %1</source>
        <translation>未能询问 agent：%1</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure; if it stays so, look for the agent of that node</source>
        <translation>请运行 liteboxctl policy ensure；若仍如此，请检查该节点的 agent</translation>
    </message>
    <message>
        <source>Let the account run commands in the agents&apos; pods, or verify by probes: liteboxctl verify --full</source>
        <translation>请允许账户在 agent 的 Pod 中运行命令，或用探测验证：liteboxctl verify --full</translation>
    </message>
    <message>
        <source>no agent of Cilium runs on a node of the sandboxes</source>
        <translation>沙箱所在节点上没有运行 Cilium agent</translation>
    </message>
    <message>
        <source>Or verify by probes: liteboxctl verify --full</source>
        <translation>或用探测验证：liteboxctl verify --full</translation>
    </message>
    <message>
        <source>First bring CiliumNetworkPolicy back, as cilium.kinds says: without it no policy of Cilium can be there</source>
        <translation>请先按 cilium.kinds 所说恢复 CiliumNetworkPolicy：没有它就无法存放 Cilium 的策略</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>the run was cancelled</source>
        <translation>验证已取消</translation>
    </message>
    <message>
        <source>%1 did not pass (%2)</source>
        <translation>%1 未通过（%2）</translation>
    </message>
    <message>
        <source>the test is broken: what it builds on is never decided (%1)</source>
        <translation>检查本身有误：其前置检查始终没有结果（%1）</translation>
    </message>
    <message>
        <source>no result within %1 s: a timeout alone says nothing</source>
        <translation>%1 秒内没有结果：仅凭超时无法判断</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>there is no way to Hubble here</source>
        <translation>此处没有通往 Hubble 的途径</translation>
    </message>
    <message>
        <source>Hubble lost flows meanwhile</source>
        <translation>Hubble 在此期间丢失了流量记录</translation>
    </message>
    <message>
        <source>Hubble does not answer</source>
        <translation>Hubble 没有应答</translation>
    </message>
    <message>
        <source>drop flow %1: %2, for no rule allows it</source>
        <translation>丢弃流量 %1：%2，没有规则允许</translation>
    </message>
    <message>
        <source>drop flow %1: %2, by %3</source>
        <translation>丢弃流量 %1：%2，由 %3 拒绝</translation>
    </message>
    <message>
        <source>drop flow %1: %2</source>
        <translation>丢弃流量 %1：%2</translation>
    </message>
    <message>
        <source>no pods of runs that have ended</source>
        <translation>没有以往验证遗留的 Pod</translation>
    </message>
    <message>
        <source>they are made, and run</source>
        <translation>探测 Pod 已创建并运行</translation>
    </message>
    <message>
        <source>the probes could not run: %1</source>
        <translation>探测 Pod 无法运行：%1</translation>
    </message>
    <message>
        <source>Name an image that this cluster can pull and that keeps running: --probe-image IMAGE</source>
        <translation>请用 --probe-image IMAGE 指定此集群能够拉取且会持续运行的镜像</translation>
    </message>
    <message>
        <source>the probes do not come to run: %1</source>
        <translation>探测 Pod 一直没有运行起来：%1</translation>
    </message>
    <message>
        <source>See whether a node has room and its kubelet works: kubectl -n %1 get events</source>
        <translation>请查看是否有节点资源充足且其 kubelet 工作正常：kubectl -n %1 get events</translation>
    </message>
    <message>
        <source>no node takes it: %1</source>
        <translation>没有节点接收它：%1</translation>
    </message>
    <message>
        <source>it is %1</source>
        <translation>它处于 %1</translation>
    </message>
    <message>
        <source>the cluster lets no probes in: %1</source>
        <translation>集群不允许创建探测 Pod：%1</translation>
    </message>
    <message>
        <source>Make room for the probes: kubectl -n %1 describe resourcequota</source>
        <translation>请为探测 Pod 腾出配额：kubectl -n %1 describe resourcequota</translation>
    </message>
    <message>
        <source>The probes keep to the restricted standard; what the namespace asks besides is in its labels: kubectl get namespace %1 -o yaml</source>
        <translation>探测 Pod 符合 restricted 标准；命名空间另有什么要求，见其标签：kubectl get namespace %1 -o yaml</translation>
    </message>
    <message>
        <source>The probes ask for less, or for more, than is let in: kubectl -n %1 describe limitrange</source>
        <translation>探测 Pod 申请的资源低于或高于允许的范围：kubectl -n %1 describe limitrange</translation>
    </message>
    <message>
        <source>Let pods with the label %1 in: what refused them is named above</source>
        <translation>请放行带有标签 %1 的 Pod：拒绝它们的对象见上文</translation>
    </message>
    <message>
        <source>the image has a program to connect with</source>
        <translation>镜像中有可用于连接的程序</translation>
    </message>
    <message>
        <source>Name an image that has one: --probe-image IMAGE</source>
        <translation>请用 --probe-image IMAGE 指定带有此类程序的镜像</translation>
    </message>
    <message>
        <source>Hubble shows the connections that are dropped</source>
        <translation>Hubble 能显示被丢弃的连接</translation>
    </message>
    <message>
        <source>denials are shown by their controls alone: %1</source>
        <translation>拒绝仅以对照连接为证：%1</translation>
    </message>
    <message>
        <source>nobody answered</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>cilium hubble enable; an account that may port-forward to Relay sees flows</source>
        <translation>请运行 cilium hubble enable；账户需有对 Relay 进行端口转发的权限才能看到流量</translation>
    </message>
    <message>
        <source>nothing of this run is left</source>
        <translation>本次验证没有残留</translation>
    </message>
    <message>
        <source>an image to probe with, and a node to run it on</source>
        <translation>有可用于探测的镜像和运行它的节点</translation>
    </message>
    <message>
        <source>no sandbox runs whose image could be borrowed</source>
        <translation>没有正在运行的沙箱可借用其镜像</translation>
    </message>
    <message>
        <source>Name one that keeps running and has nc, bash or python3: --probe-image IMAGE</source>
        <translation>请用 --probe-image IMAGE 指定会持续运行、带有 nc、bash 或 python3 的镜像</translation>
    </message>
    <message>
        <source>no node is ready and takes new pods</source>
        <translation>没有就绪且可接受新 Pod 的节点</translation>
    </message>
    <message>
        <source>every pod of this run has the label %1</source>
        <translation>本次验证的每个 Pod 都带有标签 %1</translation>
    </message>
    <message>
        <source>Hubble shows no drop in %1 of %2 cases, so something else may be silent there</source>
        <translation>%2 种情形中有 %1 种 Hubble 未显示丢弃，无应答可能另有原因</translation>
    </message>
    <message>
        <source>shown in %1 of %2 cases: a silence without a control that is answered says nothing</source>
        <translation>%2 种情形中仅 %1 种得到证实：对照连接没有应答时，无应答说明不了什么</translation>
    </message>
    <message>
        <source>no drop flow was looked for: %1</source>
        <translation>未查找丢弃流量：%1</translation>
    </message>
    <message>
        <source>nothing answers a sandbox, and somebody answers the control</source>
        <translation>沙箱得不到应答，而对照连接有应答</translation>
    </message>
    <message>
        <source>%1 of %2 connections were let through</source>
        <translation>%2 个连接中有 %1 个被放行</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure; if it stays so, liteboxctl policy explain names the rule, and an agent that enforces nothing is to be looked for on the node</source>
        <translation>请运行 liteboxctl policy ensure；若仍如此，liteboxctl policy explain 会指出规则，并请检查节点上的 agent 是否未执行策略</translation>
    </message>
    <message>
        <source>nobody is there, for the control neither</source>
        <translation>目标不存在，对照连接也没有应答</translation>
    </message>
    <message>
        <source>somebody answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>the probe&apos;s program said something that cannot be read</source>
        <translation>探测程序的输出无法识别</translation>
    </message>
    <message>
        <source>Name another image: --probe-image IMAGE</source>
        <translation>请用 --probe-image IMAGE 指定其他镜像</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure puts allow-gateway-ingress and allow-gateway-traffic in place</source>
        <translation>liteboxctl policy ensure 可补上 allow-gateway-ingress 和 allow-gateway-traffic</translation>
    </message>
    <message>
        <source>%1 -&gt; %2: %3; %4 -&gt; %5: %6; %7</source>
        <translation>%1 → %2：%3；%4 → %5：%6；%7</translation>
    </message>
    <message>
        <source>%1 -&gt; %2: %3; %4 -&gt; %5: %6</source>
        <translation>%1 → %2：%3；%4 → %5：%6</translation>
    </message>
    <message>
        <source>%1 -&gt; %2: %3</source>
        <translation>%1 → %2：%3</translation>
    </message>
    <message>
        <source>API server %1</source>
        <translation>API 服务器 %1</translation>
    </message>
    <message>
        <source>node port of %1 %2</source>
        <translation>%1 的节点端口 %2</translation>
    </message>
    <message>
        <source>node port of %1</source>
        <translation>%1 的节点端口</translation>
    </message>
    <message>
        <source>kubelet %1</source>
        <translation>kubelet %1</translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>metadata %1</source>
        <translation>元数据 %1</translation>
    </message>
    <message>
        <source>LAN %1</source>
        <translation>局域网 %1</translation>
    </message>
    <message>
        <source>internet %1</source>
        <translation>互联网 %1</translation>
    </message>
    <message>
        <source>name server %1</source>
        <translation>域名服务器 %1</translation>
    </message>
    <message>
        <source>name server</source>
        <translation>域名服务器</translation>
    </message>
    <message>
        <source>neighbour %1</source>
        <translation>同节点沙箱 %1</translation>
    </message>
    <message>
        <source>far %1</source>
        <translation>其他节点沙箱 %1</translation>
    </message>
    <message>
        <source>witness %1</source>
        <translation>见证 Pod %1</translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation>网关 %1</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>control</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>witness</source>
        <translation>见证 Pod</translation>
    </message>
    <message>
        <source>gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已连通</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒（有应答）</translation>
    </message>
    <message>
        <source>nothing answered</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>no address of the internet was named (--probe-internet HOST:PORT, one of your own)</source>
        <translation>未指定互联网地址（--probe-internet HOST:PORT，须为您自己的地址）</translation>
    </message>
    <message>
        <source>the cluster has one node that takes pods</source>
        <translation>集群只有一个可接受 Pod 的节点</translation>
    </message>
    <message>
        <source>no service of another namespace has a node port, or services may not be listed</source>
        <translation>其他命名空间没有带节点端口的 Service，或无权列出 Service</translation>
    </message>
    <message>
        <source>no other name server was named (--probe-resolver HOST:PORT)</source>
        <translation>未指定其他域名服务器（--probe-resolver HOST:PORT）</translation>
    </message>
    <message>
        <source>asked %1 by %2: sandbox %3, control %4</source>
        <translation>以 %2 查询 %1：沙箱%3，对照%4</translation>
    </message>
    <message>
        <source>the cluster tells no address of its API server</source>
        <translation>集群没有给出 API 服务器的地址</translation>
    </message>
    <message>
        <source>no node tells an internal address</source>
        <translation>没有节点给出内部地址</translation>
    </message>
    <message>
        <source>the cluster has no service kube-dns</source>
        <translation>集群没有 kube-dns 服务</translation>
    </message>
    <message>
        <source>the cluster&apos;s DNS answers the control, and tells a sandbox of a failure</source>
        <translation>集群 DNS 应答了对照连接，对沙箱却返回失败</translation>
    </message>
    <message>
        <source>A policy with rules.dns refuses names to sandboxes: liteboxctl policy list names those there are</source>
        <translation>有带 rules.dns 的策略拒绝沙箱解析域名：liteboxctl policy list 会列出现有策略</translation>
    </message>
    <message>
        <source>the cluster&apos;s DNS lets a sandbox ask, and fails: names of the cluster do not resolve</source>
        <translation>集群 DNS 接受沙箱的查询，但返回失败：集群内的域名无法解析</translation>
    </message>
    <message>
        <source>kubectl -n kube-system logs -l k8s-app=kube-dns</source>
        <translation>请查看日志：kubectl -n kube-system logs -l k8s-app=kube-dns</translation>
    </message>
    <message>
        <source>told of a failure</source>
        <translation>返回失败</translation>
    </message>
    <message>
        <source>kubectl -n kube-system get pods -l k8s-app=kube-dns</source>
        <translation>请运行 kubectl -n kube-system get pods -l k8s-app=kube-dns</translation>
    </message>
    <message>
        <source>no gateway was named (--gateway URL)</source>
        <translation>未指定网关（--gateway URL）</translation>
    </message>
    <message>
        <source>its program has ended: the probe&apos;s image has to keep running by itself</source>
        <translation>其程序已结束：探测镜像必须能自行持续运行</translation>
    </message>
    <message>
        <source>closed, open with the label, closed without it, and an open connection stands still</source>
        <translation>没有标签时不通，有标签时连通，去掉标签后不通，且已建立的连接停止</translation>
    </message>
    <message>
        <source>%1 answers a sandbox without the label</source>
        <translation>%1 应答了没有标签的沙箱</translation>
    </message>
    <message>
        <source>%1 does not answer the control either</source>
        <translation>%1 对对照连接也没有应答</translation>
    </message>
    <message>
        <source>Name a place that answers: --probe-internet</source>
        <translation>请用 --probe-internet 指定会应答的地址</translation>
    </message>
    <message>
        <source>off: nothing answered, and the control got an answer</source>
        <translation>关闭时：没有应答，而对照连接有应答</translation>
    </message>
    <message>
        <source>%1; no drop flow: %2</source>
        <translation>%1；没有丢弃流量：%2</translation>
    </message>
    <message>
        <source>%1; no drop flow</source>
        <translation>%1；没有丢弃流量</translation>
    </message>
    <message>
        <source>%1; drop flow %2</source>
        <translation>%1；丢弃流量 %2</translation>
    </message>
    <message>
        <source>Hubble shows no drop of a connection that nobody answered, so something else may be silent there</source>
        <translation>连接没有应答，但 Hubble 未显示丢弃，无应答可能另有原因</translation>
    </message>
    <message>
        <source>Run the check again; name another place: --probe-internet</source>
        <translation>请重新运行此检查，或用 --probe-internet 指定其他地址</translation>
    </message>
    <message>
        <source>on: open after %1 s</source>
        <translation>开启：%1 秒后连通</translation>
    </message>
    <message>
        <source>the label has no effect within %1 s</source>
        <translation>标签在 %1 秒内没有生效</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure puts allow-internet-egress in place; is Cilium&apos;s agent on the node ready?</source>
        <translation>liteboxctl policy ensure 可补上 allow-internet-egress；另请检查该节点的 Cilium agent 是否就绪</translation>
    </message>
    <message>
        <source>%1 answers no HTTP requests on one connection: only new ones were looked at</source>
        <translation>%1 不在同一连接上应答多个 HTTP 请求：只观察了新连接</translation>
    </message>
    <message>
        <source>off again: closed after %1 s</source>
        <translation>再次关闭：%1 秒后不通</translation>
    </message>
    <message>
        <source>a connection that was open goes on without the label</source>
        <translation>去掉标签后，已建立的连接仍在继续</translation>
    </message>
    <message>
        <source>Restart Cilium&apos;s agent on the node; see whether another policy lets it through: liteboxctl policy explain</source>
        <translation>请重启该节点的 Cilium agent，并用 liteboxctl policy explain 查看是否有其他策略放行</translation>
    </message>
    <message>
        <source>new connections follow the label; an open one was not looked at</source>
        <translation>新连接随标签变化；未观察已建立的连接</translation>
    </message>
    <message>
        <source>Name a web server that keeps connections: --probe-internet</source>
        <translation>请用 --probe-internet 指定会保持连接的网站</translation>
    </message>
    <message>
        <source>the open connection had %1 answers, then stood still</source>
        <translation>已建立的连接得到 %1 次应答，随后停止</translation>
    </message>
    <message>
        <source>the label could not be changed: %1</source>
        <translation>无法更改标签：%1</translation>
    </message>
    <message>
        <source>401 without and with a wrong token, an answer of the sandbox with its own, and a WebSocket</source>
        <translation>没有令牌或令牌错误时返回 401，用自己的令牌得到沙箱应答，并能建立 WebSocket</translation>
    </message>
    <message>
        <source>no gateway answers at %1: %2</source>
        <translation>%1 没有网关应答：%2</translation>
    </message>
    <message>
        <source>Start one, or name another: --gateway URL</source>
        <translation>请启动网关，或用 --gateway URL 指定其他网关</translation>
    </message>
    <message>
        <source>%1 the gateway answers %2</source>
        <translation>%1时，网关返回 %2</translation>
    </message>
    <message>
        <source>without a token</source>
        <translation>没有令牌</translation>
    </message>
    <message>
        <source>without a token, by POST</source>
        <translation>没有令牌并使用 POST</translation>
    </message>
    <message>
        <source>with a wrong token</source>
        <translation>令牌错误</translation>
    </message>
    <message>
        <source>Replace this gateway: it does not keep strangers out</source>
        <translation>请更换此网关：它不能阻挡外人</translation>
    </message>
    <message>
        <source>Replace this gateway: it asks for a token at GET alone</source>
        <translation>请更换此网关：它只在 GET 时检查令牌</translation>
    </message>
    <message>
        <source>without a token the gateway opens a WebSocket</source>
        <translation>没有令牌时，网关也会建立 WebSocket</translation>
    </message>
    <message>
        <source>WebSocket without a token: %1</source>
        <translation>没有令牌的 WebSocket：%1</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>已建立</translation>
    </message>
    <message>
        <source>without a token, by POST: %1</source>
        <translation>没有令牌并使用 POST：%1</translation>
    </message>
    <message>
        <source>without a token: %1</source>
        <translation>没有令牌：%1</translation>
    </message>
    <message>
        <source>with a wrong token: %1</source>
        <translation>令牌错误：%1</translation>
    </message>
    <message>
        <source>with its token: %1</source>
        <translation>用自己的令牌：%1</translation>
    </message>
    <message>
        <source>the gateway does not take the sandbox&apos;s own token, or does not know it (%1)</source>
        <translation>网关不接受沙箱自己的令牌，或不认识该沙箱（%1）</translation>
    </message>
    <message>
        <source>See whether the gateway watches this cluster and this namespace</source>
        <translation>请检查网关是否监视此集群和此命名空间</translation>
    </message>
    <message>
        <source>the gateway does not reach the sandbox (%1)</source>
        <translation>网关无法访问沙箱（%1）</translation>
    </message>
    <message>
        <source>liteboxctl doctor names the hop; the probe&apos;s image has to serve port 8080 (--probe-image)</source>
        <translation>liteboxctl doctor 会指出是哪一段；探测镜像须在 8080 端口提供服务（--probe-image）</translation>
    </message>
    <message>
        <source>WebSocket: opened</source>
        <translation>WebSocket：已建立</translation>
    </message>
    <message>
        <source>WebSocket: %1</source>
        <translation>WebSocket：%1</translation>
    </message>
    <message>
        <source>Name an image that does (--probe-image), if WebSockets are to be seen</source>
        <translation>如需检查 WebSocket，请用 --probe-image 指定支持它的镜像</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 已不存在</translation>
    </message>
    <message>
        <source>%1 of %2 are new, %3 ready</source>
        <translation>%2 个中有 %1 个已更新，%3 个就绪</translation>
    </message>
    <message>
        <source>the agents are not back: %1</source>
        <translation>agent 没有恢复：%1</translation>
    </message>
    <message>
        <source>%1 was made anew</source>
        <translation>%1 被重新创建</translation>
    </message>
    <message>
        <source>%1 was changed: %2</source>
        <translation>%1 已被改动：%2</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1 是新增的</translation>
    </message>
    <message>
        <source>%1 is being deleted</source>
        <translation>%1 正在被删除</translation>
    </message>
    <message>
        <source>%1 goes with its owner, %2 %3</source>
        <translation>%1 会随其所有者 %2 %3 一起被删除</translation>
    </message>
    <message>
        <source>the base policies are stored at the API server, and nothing else takes them away</source>
        <translation>基础策略保存在 API 服务器中，不会随其他对象被删除</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>%1 of %2 base policies are stored to stay</source>
        <translation>%2 条基础策略中有 %1 条已持久保存</translation>
    </message>
    <message>
        <source>Take the ownerReferences away from it, or delete it and run liteboxctl policy ensure</source>
        <translation>请去掉其 ownerReferences，或删除后运行 liteboxctl policy ensure</translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>之前：%1</translation>
    </message>
    <message>
        <source>after: %1</source>
        <translation>之后：%1</translation>
    </message>
    <message>
        <source>during: %1</source>
        <translation>期间：%1</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure; liteboxctl audit, or the API server&apos;s audit log, says who changed them</source>
        <translation>请运行 liteboxctl policy ensure；liteboxctl audit 或 API 服务器的审计日志可查明是谁改动的</translation>
    </message>
    <message>
        <source>the agents are back after a restart, and ready on every node</source>
        <translation>agent 重启后恢复，在每个节点上均就绪</translation>
    </message>
    <message>
        <source>Permit patch of daemonsets.apps in kube-system</source>
        <translation>请授予 kube-system 中 daemonsets.apps 的 patch 权限</translation>
    </message>
    <message>
        <source>kubectl -n kube-system describe pods -l k8s-app=cilium; kubectl -n kube-system rollout undo daemonset/cilium takes the restart back</source>
        <translation>请运行 kubectl -n kube-system describe pods -l k8s-app=cilium；kubectl -n kube-system rollout undo daemonset/cilium 可撤回重启</translation>
    </message>
    <message>
        <source>nobody agreed to a restart of Cilium&apos;s agents (--yes)</source>
        <translation>未同意重启 Cilium agent（--yes）</translation>
    </message>
    <message>
        <source>the policies are the same after a restart of the API server</source>
        <translation>API 服务器重启后策略不变</translation>
    </message>
    <message>
        <source>the restart did not work: %1</source>
        <translation>重启失败：%1</translation>
    </message>
    <message>
        <source>Try the command by itself, and look whether the API server runs</source>
        <translation>请单独执行该命令，并检查 API 服务器是否在运行</translation>
    </message>
    <message>
        <source>Name a command that restarts the API server and waits for it: --restart-api-server</source>
        <translation>请用 --restart-api-server 指定重启 API 服务器并等待其恢复的命令</translation>
    </message>
    <message>
        <source>the policies can be read again</source>
        <translation>可以再次读取策略</translation>
    </message>
    <message>
        <source>nobody can restart the API server over its own API, and no command that does was named (--restart-api-server)</source>
        <translation>无法通过 API 服务器自身的 API 重启它，也未指定用于重启的命令（--restart-api-server）</translation>
    </message>
    <message>
        <source>each policy is the same object with the same content as before</source>
        <translation>每条策略仍是原来的对象，内容不变</translation>
    </message>
    <message>
        <source>%1: sandbox -&gt; witness: %2; control -&gt; witness: %3; gateway -&gt; sandbox: %4</source>
        <translation>%1：沙箱 → 见证 Pod：%2；对照 → 见证 Pod：%3；网关 → 沙箱：%4</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>during</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>what is denied stays denied all the time, and what is allowed is so at the end</source>
        <translation>被拒绝的连接始终被拒绝，被允许的连接最终仍可用</translation>
    </message>
    <message>
        <source>what is denied was let through in %1 of %2 samples</source>
        <translation>%2 次采样中有 %1 次放行了本应拒绝的连接</translation>
    </message>
    <message>
        <source>Do not restart agents while sandboxes run that nobody trusts; look at the log of the agent: kubectl -n kube-system logs -l k8s-app=cilium -c cilium-agent</source>
        <translation>有不受信任的沙箱运行时请勿重启 agent；请查看 agent 的日志：kubectl -n kube-system logs -l k8s-app=cilium -c cilium-agent</translation>
    </message>
    <message>
        <source>the samples show nothing: a silence counts only where the control is answered</source>
        <translation>采样说明不了什么：只有对照连接有应答时，无应答才算数</translation>
    </message>
    <message>
        <source>Run the check again; see what probes.deny says</source>
        <translation>请重新运行此检查，并查看 probes.deny 的结果</translation>
    </message>
    <message>
        <source>what is allowed is not let through any more after the restart</source>
        <translation>重启后，被允许的连接不再放行</translation>
    </message>
    <message>
        <source>Look at the log of the agent: kubectl -n kube-system logs -l k8s-app=cilium -c cilium-agent</source>
        <translation>请查看 agent 的日志：kubectl -n kube-system logs -l k8s-app=cilium -c cilium-agent</translation>
    </message>
    <message>
        <source>denied all the time; what is allowed stood still in %1 of %2 samples, and came back</source>
        <translation>始终拒绝；被允许的连接在 %2 次采样中有 %1 次中断，随后恢复</translation>
    </message>
    <message>
        <source>Restart agents when nobody works in the sandboxes</source>
        <translation>请在无人使用沙箱时重启 agent</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Listener in the sandbox</source>
        <translation>沙箱内的监听进程</translation>
    </message>
    <message>
        <source>Upstream mode portforward</source>
        <translation>上游模式 portforward</translation>
    </message>
    <message>
        <source>Upstream mode direct</source>
        <translation>上游模式 direct</translation>
    </message>
    <message>
        <source>its pod has an access token that a header can carry</source>
        <translation>其 Pod 有可放入请求头的访问令牌</translation>
    </message>
    <message>
        <source>liteboxctl sandbox rotate %1</source>
        <translation>请运行 liteboxctl sandbox rotate %1</translation>
    </message>
    <message>
        <source>its pod runs and is ready</source>
        <translation>其 Pod 正在运行且就绪</translation>
    </message>
    <message>
        <source>pod %1 does not run: %2</source>
        <translation>Pod %1 未运行：%2</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>liteboxctl sandbox events %1</source>
        <translation>请运行 liteboxctl sandbox events %1</translation>
    </message>
    <message>
        <source>Wait for its readiness probe, or look at its log</source>
        <translation>请等待其就绪探针，或查看其日志</translation>
    </message>
    <message>
        <source>it has an address of the pod network</source>
        <translation>有 Pod 网络的地址</translation>
    </message>
    <message>
        <source>Create it without hostNetwork</source>
        <translation>请创建不使用 hostNetwork 的沙箱</translation>
    </message>
    <message>
        <source>Look at its events: the network plugin says why</source>
        <translation>请查看其事件：网络插件会说明原因</translation>
    </message>
    <message>
        <source>the policies let the gateway (app=liteboxd-gateway) connect to port %1</source>
        <translation>策略允许网关（app=liteboxd-gateway）连接端口 %1</translation>
    </message>
    <message>
        <source>liteboxctl policy lint</source>
        <translation>请运行 liteboxctl policy lint</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <translation>允许：%1</translation>
    </message>
    <message>
        <source>denied: %1</source>
        <translation>拒绝：%1</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure puts allow-gateway-ingress in place</source>
        <translation>liteboxctl policy ensure 可补上 allow-gateway-ingress</translation>
    </message>
    <message>
        <source>a process listens on port %1 for everybody</source>
        <translation>有进程在端口 %1 上对所有地址监听</translation>
    </message>
    <message>
        <source>The next hop tells whether something answers</source>
        <translation>下一段会说明是否有应答</translation>
    </message>
    <message>
        <source>/proc/net/tcp cannot be read there</source>
        <translation>无法读取其中的 /proc/net/tcp</translation>
    </message>
    <message>
        <source>%1 (loopback only)</source>
        <translation>%1（仅环回）</translation>
    </message>
    <message>
        <source>Have the program listen on 0.0.0.0, not on 127.0.0.1 or localhost</source>
        <translation>请让程序在 0.0.0.0 上监听，而不是 127.0.0.1 或 localhost</translation>
    </message>
    <message>
        <source>nothing listens in the sandbox</source>
        <translation>沙箱中没有程序在监听</translation>
    </message>
    <message>
        <source>Start the program, or ask for the port it listens on (--port)</source>
        <translation>请启动程序，或用 --port 指定其监听的端口</translation>
    </message>
    <message>
        <source>an HTTP request to port %1 is answered</source>
        <translation>对端口 %1 的 HTTP 请求有应答</translation>
    </message>
    <message>
        <source>no answer through the API server: a timeout alone does not tell who drops it</source>
        <translation>经由 API 服务器没有应答：仅凭超时无法得知是谁丢弃的</translation>
    </message>
    <message>
        <source>default-deny keeps the API server out of pods on other nodes; ask through a gateway</source>
        <translation>默认拒绝策略会阻止 API 服务器访问其他节点上的 Pod；请经由网关访问</translation>
    </message>
    <message>
        <source>the API server could not connect: %1</source>
        <translation>API 服务器无法连接：%1</translation>
    </message>
    <message>
        <source>Start the program that listens on this port</source>
        <translation>请启动在此端口监听的程序</translation>
    </message>
    <message>
        <source>default-deny may keep the API server out; ask through a gateway</source>
        <translation>默认拒绝策略可能阻止了 API 服务器；请经由网关访问</translation>
    </message>
    <message>
        <source>port %1 opens a WebSocket at %2</source>
        <translation>端口 %1 在 %2 可建立 WebSocket</translation>
    </message>
    <message>
        <source>HTTP is answered, and no WebSocket was opened at %1: %2</source>
        <translation>HTTP 有应答，但在 %1 未能建立 WebSocket：%2</translation>
    </message>
    <message>
        <source>Name the path at which the program takes WebSockets: --websocket PATH</source>
        <translation>请用 --websocket PATH 指定程序接受 WebSocket 的路径</translation>
    </message>
    <message>
        <source>HTTP is answered, and a WebSocket was opened, by %1</source>
        <translation>经由 %1，HTTP 有应答，WebSocket 已建立</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>状态 %1</translation>
    </message>
    <message>
        <source>by %1 the port refuses: %2</source>
        <translation>经由 %1，端口拒绝连接：%2</translation>
    </message>
    <message>
        <source>A gateway of another mode may get through; liteboxctl gateway run --help names the modes</source>
        <translation>其他模式的网关或许可行；liteboxctl gateway run --help 列出各模式</translation>
    </message>
    <message>
        <source>%1 does not lead there from this machine: %2</source>
        <translation>从本机经由 %1 无法到达：%2</translation>
    </message>
    <message>
        <source>It is no fault where a gateway in the cluster, or another mode, is used</source>
        <translation>若使用集群内的网关或其他模式，则不算故障</translation>
    </message>
    <message>
        <source>mode portforward</source>
        <translation>portforward 模式</translation>
    </message>
    <message>
        <source>mode direct</source>
        <translation>direct 模式</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>what to do</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>API server</source>
        <translation>API 服务器</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行编号</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>Verification: %1</source>
        <translation>验证：%1</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>What the words mean</source>
        <translation>各结果的含义</translation>
    </message>
    <message>
        <source>It is as expected.</source>
        <translation>符合预期。</translation>
    </message>
    <message>
        <source>It works, and somebody should look.</source>
        <translation>可以工作，但应有人查看。</translation>
    </message>
    <message>
        <source>The cluster is not as expected.</source>
        <translation>集群不符合预期。</translation>
    </message>
    <message>
        <source>The check could not run: nothing is known of what it asks.</source>
        <translation>检查无法运行：其所查的情况未知。</translation>
    </message>
    <message>
        <source>The check ran, and what it saw shows nothing.</source>
        <translation>检查已运行，但所见不足以下结论。</translation>
    </message>
    <message>
        <source>This is a demo cluster: nothing enforces its policies.</source>
        <translation>这是演示集群：没有真正执行其策略。</translation>
    </message>
    <message>
        <source>The run was cancelled: what has no result was not looked at.</source>
        <translation>验证被取消：没有结果的项目未经检查。</translation>
    </message>
    <message>
        <source>%1 passed</source>
        <translation>%1 项通过</translation>
    </message>
    <message>
        <source>%1 with a warning</source>
        <translation>%1 项警告</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 项失败</translation>
    </message>
    <message>
        <source>%1 inconclusive</source>
        <translation>%1 项无法判定</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 项跳过</translation>
    </message>
    <message>
        <source>set on every server: %1</source>
        <translation>%1 台服务器均符合</translation>
    </message>
    <message>
        <source>sandboxes not held by their policies: %1</source>
        <translation>%1 个沙箱未受策略约束</translation>
    </message>
    <message>
        <source>sandboxes for which the agent is behind: %1</source>
        <translation>%1 个沙箱的 agent 尚未跟上</translation>
    </message>
    <message>
        <source>agents that did not say: %1</source>
        <translation>%1 个 agent 没有回答</translation>
    </message>
    <message>
        <source>shown by probes on their node: %1 (see probes.deny)</source>
        <translation>%1 个沙箱由其节点上的探测证实：见 probes.deny</translation>
    </message>
    <message>
        <source>shown by flows of their own: %1</source>
        <translation>%1 个沙箱由其自身流量证实</translation>
    </message>
    <message>
        <source>sandboxes that run where probes were let through: %1</source>
        <translation>%1 个沙箱所在节点上的探测连接被放行</translation>
    </message>
    <message>
        <source>sandboxes for which nothing shows it: %1</source>
        <translation>%1 个沙箱未得到证实</translation>
    </message>
    <message>
        <source>liteboxctl policy ensure puts allow-dns in place; where it is, see cluster.dns</source>
        <translation>liteboxctl policy ensure 可恢复 allow-dns；若已存在，请看 cluster.dns</translation>
    </message>
    <message>
        <source>policies before: %1, digest %2</source>
        <translation>之前有 %1 条策略：%2</translation>
    </message>
    <message>
        <source>policies that are not as they were before: %1</source>
        <translation>%1 条策略与之前不同</translation>
    </message>
    <message>
        <source>agents restarted: %1, ready again after %2 s</source>
        <translation>已重启 %1 个 agent，%2 秒后就绪</translation>
    </message>
    <message>
        <source>policies as before: %1</source>
        <translation>%1 条策略不变</translation>
    </message>
    <message>
        <source>%1: agent %2 is not ready</source>
        <translation>%1：agent %2 未就绪</translation>
    </message>
    <message>
        <source>%1: no agent is there</source>
        <translation>%1：没有 agent</translation>
    </message>
    <message>
        <source>Bring all agents to one version: kubectl -n kube-system rollout status daemonset/cilium says what an upgrade waits for</source>
        <translation>请让所有 agent 使用同一版本：kubectl -n kube-system rollout status daemonset/cilium 会显示升级在等待什么</translation>
    </message>
    <message>
        <source>the API server knows no node</source>
        <translation>API 服务器没有任何节点</translation>
    </message>
    <message>
        <source>%1 is not ready (%2)</source>
        <translation>%1 未就绪（%2）</translation>
    </message>
    <message>
        <source>it does not say why</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>%1 tells no internal address, so no probe can ask it</source>
        <translation>%1 没有内部地址，探测无法连接</translation>
    </message>
    <message>
        <source>every node is ready and tells its address</source>
        <translation>每个节点都就绪并给出其地址</translation>
    </message>
    <message>
        <source>kubectl describe node %1 says why; sandboxes of a node that is not ready do not answer</source>
        <translation>kubectl describe node %1 会显示原因；未就绪节点上的沙箱不会应答</translation>
    </message>
    <message>
        <source>pods labelled k8s-app=kube-dns answer in kube-system: the policies allow those</source>
        <translation>kube-system 中带标签 k8s-app=kube-dns 的 Pod 会应答：策略只放行它们</translation>
    </message>
    <message>
        <source>kubectl -n kube-system get pods,endpointslices -l k8s-app=kube-dns</source>
        <translation>kubectl -n kube-system get pods,endpointslices -l k8s-app=kube-dns 可查看详情</translation>
    </message>
    <message>
        <source>each pod that was made as a sandbox has the labels app=liteboxd and sandbox-id</source>
        <translation>每个作为沙箱创建的 Pod 都有标签 app=liteboxd 和 sandbox-id</translation>
    </message>
    <message>
        <source>kubectl label pod sandbox-ID app=liteboxd sandbox-id=ID --overwrite puts them back; else delete the pod</source>
        <translation>kubectl label pod sandbox-ID app=liteboxd sandbox-id=ID --overwrite 可恢复标签；否则请删除该 Pod</translation>
    </message>
    <message>
        <source>a pod of namespace %1</source>
        <translation>命名空间 %1 的一个 Pod</translation>
    </message>
    <message>
        <source>%1: flannel has written that it runs there (%2)</source>
        <translation>%1：flannel 曾写明其在此运行（%2）</translation>
    </message>
    <message>
        <source>flannel runs beside Cilium, or did before it</source>
        <translation>flannel 正与 Cilium 并行运行，或在其之前运行过</translation>
    </message>
    <message>
        <source>If it runs, remove it; if not, take its annotations from the nodes: kubectl annotate node --all flannel.alpha.coreos.com/backend-type-</source>
        <translation>若仍在运行，请移除；否则请删除节点上的注解：kubectl annotate node --all flannel.alpha.coreos.com/backend-type-</translation>
    </message>
    <message>
        <source>no agent of %1 was found to ask</source>
        <translation>没有找到 %1 上可询问的 agent</translation>
    </message>
    <message>
        <source>Hubble Relay reaches %1 of %2 nodes</source>
        <translation>Hubble Relay 连接到 %2 个节点中的 %1 个</translation>
    </message>
    <message>
        <source>with its token, for a sandbox that is not there: %1</source>
        <translation>用其令牌访问不存在的沙箱：%1</translation>
    </message>
    <message>
        <source>the gateway answers %1 for a sandbox that is not there: it does not ask which one the path names</source>
        <translation>网关对不存在的沙箱应答 %1：它不看路径指的是哪个沙箱</translation>
    </message>
    <message>
        <source>Replace this gateway: it mixes sandboxes up</source>
        <translation>请更换此网关：它会混淆沙箱</translation>
    </message>
    <message>
        <source>This is what a verification of one cluster found. Each check says what was expected and what was observed.</source>
        <translation>这是对一个集群的验证结果。每项检查都写明预期与所见。</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>需要关注</translation>
    </message>
    <message>
        <source>%1, %2: %3 (%4)</source>
        <translation>%1，%2：%3（%4）</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>the API server serves all three</source>
        <translation>API 服务器三种均提供</translation>
    </message>
    <message>
        <source>the API server does not serve %1</source>
        <translation>API 服务器不提供 %1</translation>
    </message>
    <message>
        <source>cilium-config sets %1 to %2: %3</source>
        <translation>cilium-config 将 %1 设为 %2：%3</translation>
    </message>
    <message>
        <source>the API server answered, and is Kubernetes %1</source>
        <translation>API 服务器有应答，版本为 Kubernetes %1</translation>
    </message>
    <message>
        <source>the API server&apos;s clock is %1 s %2 ours, give or take %3 s</source>
        <translation>API 服务器的时钟比本机%2 %1 秒，误差 %3 秒</translation>
    </message>
    <message>
        <source>there is no namespace %1</source>
        <translation>没有命名空间 %1</translation>
    </message>
    <message>
        <source>namespace %1 is being deleted</source>
        <translation>命名空间 %1 正在被删除</translation>
    </message>
    <message>
        <source>the API server did not say for %1 permissions</source>
        <translation>API 服务器未说明其中 %1 项权限</translation>
    </message>
    <message>
        <source>the account has all %1 permissions</source>
        <translation>账户拥有全部 %1 项权限</translation>
    </message>
    <message>
        <source>some policies may not be read: one of them could allow what the others deny</source>
        <translation>有些策略无权读取：其中某条可能放行其他策略所拒绝的</translation>
    </message>
    <message>
        <source>policies read: %1 of Kubernetes, %2 of Cilium</source>
        <translation>已读取策略：Kubernetes %1 条，Cilium %2 条</translation>
    </message>
    <message>
        <source>all %1 are in namespace %2</source>
        <translation>%1 条均在命名空间 %2 中</translation>
    </message>
    <message>
        <source>missing in namespace %1: %2</source>
        <translation>命名空间 %1 中缺少：%2</translation>
    </message>
    <message>
        <source>no field of the %1 base policies differs</source>
        <translation>%1 条基础策略没有任何字段不同</translation>
    </message>
    <message>
        <source>lint found no error in %1 policies</source>
        <translation>lint 在 %1 条策略中没有发现错误</translation>
    </message>
    <message>
        <source>the base policies were compared with those of namespace %1</source>
        <translation>已将基础策略与命名空间 %1 中的策略比较</translation>
    </message>
    <message>
        <source>%1: it has no token, so nobody can open it through the gateway</source>
        <translation>%1：没有令牌，因此无人能通过网关打开它</translation>
    </message>
    <message>
        <source>%1: its token is so short that it can be guessed</source>
        <translation>%1：令牌太短，可被猜出</translation>
    </message>
    <message>
        <source>%1: its token cannot be sent in a header</source>
        <translation>%1：令牌无法放入请求头</translation>
    </message>
    <message>
        <source>otherwise than expected in %1 of %2 cases</source>
        <translation>%2 种情形中有 %1 种与预期不符</translation>
    </message>
    <message>
        <source>the policies that can be read do not tell</source>
        <translation>可读取的策略无法说明</translation>
    </message>
    <message>
        <source>policies select all %1 sandboxes in both directions</source>
        <translation>策略在两个方向上选中全部 %1 个沙箱</translation>
    </message>
    <message>
        <source>no pod of an earlier run was there</source>
        <translation>没有先前验证遗留的 Pod</translation>
    </message>
    <message>
        <source>Hubble&apos;s flows are watched: a denial counts only with its drop flow</source>
        <translation>正在观察 Hubble 的流量：拒绝必须有对应的丢弃流量才算数</translation>
    </message>
    <message>
        <source>probes run image %1 on %2</source>
        <translation>探测在 %2 上运行镜像 %1</translation>
    </message>
    <message>
        <source>connections that nothing answered: %1 of %2</source>
        <translation>%2 个连接中有 %1 个无应答</translation>
    </message>
    <message>
        <source>no host of that network was named (--probe-lan HOST:PORT)</source>
        <translation>没有指定该网络的主机（--probe-lan HOST:PORT）</translation>
    </message>
    <message>
        <source>the cluster&apos;s DNS answers a sandbox</source>
        <translation>集群 DNS 应答沙箱</translation>
    </message>
    <message>
        <source>the cluster&apos;s DNS answered the control and no sandbox</source>
        <translation>集群 DNS 应答了对照连接，却没有应答沙箱</translation>
    </message>
    <message>
        <source>the cluster&apos;s DNS answered nobody: it does not work itself</source>
        <translation>集群 DNS 对谁都没有应答：它本身不工作</translation>
    </message>
    <message>
        <source>the internet stays open for %1 s without the label</source>
        <translation>去掉标签 %1 秒后互联网仍然连通</translation>
    </message>
    <message>
        <source>the internet opens and closes with the label, for an open connection too</source>
        <translation>互联网随标签打开和关闭，已打开的连接也是如此</translation>
    </message>
    <message>
        <source>the gateway answered every request as it has to</source>
        <translation>网关对每个请求的应答都正确</translation>
    </message>
    <message>
        <source>the gateway answered as it has to, but for the WebSocket: the sandbox&apos;s program takes none at %1</source>
        <translation>网关的应答都正确，只是 WebSocket 除外：沙箱程序在 %1 不接受 WebSocket</translation>
    </message>
    <message>
        <source>the API server was away, answered again after %1 s, and has the same policies</source>
        <translation>API 服务器曾中断，%1 秒后恢复应答，策略不变</translation>
    </message>
    <message>
        <source>the API server was never away: the command restarted something else, or was faster than one look</source>
        <translation>API 服务器从未中断：命令重启的是别的程序，或快得未被观察到</translation>
    </message>
    <message>
        <source>denied and allowed as before in all %1 samples</source>
        <translation>%1 次采样的拒绝与放行均与之前相同</translation>
    </message>
    <message>
        <source>its pod has such a token</source>
        <translation>其 Pod 有这样的令牌</translation>
    </message>
    <message>
        <source>its pod has no token that can be sent: every request gets 401</source>
        <translation>其 Pod 没有可发送的令牌：所有请求都会得到 401</translation>
    </message>
    <message>
        <source>pod %1 runs on node %2, and is ready</source>
        <translation>Pod %1 在节点 %2 上运行，已就绪</translation>
    </message>
    <message>
        <source>pod %1 runs and is not ready: %2</source>
        <translation>Pod %1 正在运行但未就绪：%2</translation>
    </message>
    <message>
        <source>pod %1 is on its node&apos;s network: the gateway never forwards there</source>
        <translation>Pod %1 使用节点网络：网关不会转发到那里</translation>
    </message>
    <message>
        <source>the cluster has given pod %1 no address</source>
        <translation>集群没有给 Pod %1 分配地址</translation>
    </message>
    <message>
        <source>the listener cannot be seen from inside: %1</source>
        <translation>无法从内部查看监听程序：%1</translation>
    </message>
    <message>
        <source>a process listens on port %1</source>
        <translation>有进程监听端口 %1</translation>
    </message>
    <message>
        <source>port %1 listens on loopback only: nobody outside the sandbox can connect</source>
        <translation>端口 %1 仅在环回地址监听：沙箱外无法连接</translation>
    </message>
    <message>
        <source>nothing listens on port %1; ports that are open: %2</source>
        <translation>端口 %1 无人监听；已打开的端口：%2</translation>
    </message>
    <message>
        <source>the sandbox answered with status %1, through the API server</source>
        <translation>沙箱以状态 %1 应答，经由 API 服务器</translation>
    </message>
    <message>
        <source>a WebSocket was opened, through the API server</source>
        <translation>WebSocket 已建立，经由 API 服务器</translation>
    </message>
    <message>
        <source>replicas of %1 ready: %2 of %3</source>
        <translation>%1 的 %3 个副本中有 %2 个就绪</translation>
    </message>
    <message>
        <source>permissions missing: %1 of %2</source>
        <translation>%2 项权限中缺少 %1 项</translation>
    </message>
    <message>
        <source>errors that lint found: %1</source>
        <translation>lint 发现 %1 处错误</translation>
    </message>
    <message>
        <source>sandboxes that run or start: %1; that ended: %2</source>
        <translation>运行或启动中的沙箱 %1 个，已结束 %2 个</translation>
    </message>
    <message>
        <source>each of %1 sandboxes has a token of its own</source>
        <translation>%1 个沙箱各有自己的令牌</translation>
    </message>
    <message>
        <source>sandboxes without a good token of their own: %1 of %2</source>
        <translation>%2 个沙箱中有 %1 个没有合格的自有令牌</translation>
    </message>
    <message>
        <source>sandboxes past their TTL: %1</source>
        <translation>%1 个沙箱已超过 TTL</translation>
    </message>
    <message>
        <source>as expected in all %1 cases, for %2 sandboxes</source>
        <translation>%2 个沙箱的 %1 种情形均符合预期</translation>
    </message>
    <message>
        <source>sandboxes that are open: %1</source>
        <translation>%1 个沙箱未被隔离</translation>
    </message>
    <message>
        <source>the agents say that they enforce policies for all %1 sandboxes that run</source>
        <translation>agent 报告对运行中的全部 %1 个沙箱执行策略</translation>
    </message>
    <message>
        <source>probes and flows show it for all %1 sandboxes that run</source>
        <translation>探测和流量证实运行中的全部 %1 个沙箱如此</translation>
    </message>
    <message>
        <source>pods of earlier runs that were deleted: %1</source>
        <translation>已删除先前验证遗留的 %1 个 Pod</translation>
    </message>
    <message>
        <source>probe pods that run: %1</source>
        <translation>%1 个探测 Pod 正在运行</translation>
    </message>
    <message>
        <source>probe pods deleted: %1</source>
        <translation>已删除 %1 个探测 Pod</translation>
    </message>
    <message>
        <source>no connection of a sandbox was answered (%1), and each control was</source>
        <translation>沙箱的连接均无应答（%1 个），对照均有应答</translation>
    </message>
    <message>
        <source>nodes ready: %1 of %2</source>
        <translation>%2 个节点中有 %1 个就绪</translation>
    </message>
    <message>
        <source>no pod in kube-system has the label k8s-app=kube-dns, so allow-dns opens nothing</source>
        <translation>kube-system 中没有 Pod 带有标签 k8s-app=kube-dns，因此 allow-dns 什么也没有放行</translation>
    </message>
    <message>
        <source>the service kube-dns leads to none of its pods</source>
        <translation>服务 kube-dns 未指向任何 Pod</translation>
    </message>
    <message>
        <source>every pod of a sandbox has both labels</source>
        <translation>每个沙箱的 Pod 都带有这两个标签</translation>
    </message>
    <message>
        <source>pods without these labels: %1; no gateway leads there, and policies for sandboxes do not select them</source>
        <translation>%1 个 Pod 缺少这些标签：网关不会通往那里，沙箱的策略也不会选中它们</translation>
    </message>
    <message>
        <source>otherwise than expected in %1 of %2 cases, by %3</source>
        <translation>%2 种情形中有 %1 种与预期不符，原因是 %3</translation>
    </message>
    <message>
        <source>the API server is Kubernetes %1</source>
        <translation>API 服务器的版本为 Kubernetes %1</translation>
    </message>
    <message>
        <source>namespace %1 is there</source>
        <translation>命名空间 %1 存在</translation>
    </message>
    <message>
        <source>DNS pods ready: %1 of %2</source>
        <translation>%2 个 DNS Pod 中有 %1 个就绪</translation>
    </message>
    <message>
        <source>agents ready: %1 of %2</source>
        <translation>%2 个 agent 中有 %1 个就绪</translation>
    </message>
    <message>
        <source>the agents run Cilium %1</source>
        <translation>agent 运行的是 Cilium %1</translation>
    </message>
    <message>
        <source>no setting in cilium-config turns it off</source>
        <translation>cilium-config 中没有关闭它的设置</translation>
    </message>
    <message>
        <source>none of %1 sandboxes is past its TTL</source>
        <translation>%1 个沙箱均未超过 TTL</translation>
    </message>
    <message>
        <source>the probes connect with %1</source>
        <translation>探测使用 %1 连接</translation>
    </message>
    <message>
        <source>every connection was answered (%1)</source>
        <translation>所有连接均有应答（%1 个）</translation>
    </message>
    <message>
        <source>the cluster&apos;s DNS answered a sandbox</source>
        <translation>集群 DNS 应答了沙箱</translation>
    </message>
    <message>
        <source>pod %1 has the address %2</source>
        <translation>Pod %1 的地址为 %2</translation>
    </message>
    <message>
        <source>%1 is being deleted, held by %2</source>
        <translation>%1 正在被删除，被 %2 阻止</translation>
    </message>
    <message>
        <source>See what its finalizers wait for (kubectl get networkpolicies -o yaml), and run liteboxctl policy ensure as soon as it is gone</source>
        <translation>请查看其 finalizer 在等待什么（kubectl get networkpolicies -o yaml），待其消失后立即运行 liteboxctl policy ensure</translation>
    </message>
    <message>
        <source>Hubble tells of no dropped packets</source>
        <translation>Hubble 不报告被丢弃的数据包</translation>
    </message>
    <message>
        <source>Hubble tells of no verdicts of policies</source>
        <translation>Hubble 不报告策略裁决</translation>
    </message>
    <message>
        <source>Cilium&apos;s operator installs them when it starts: kubectl -n kube-system rollout restart deployment/cilium-operator, and look at its log</source>
        <translation>Cilium 的 operator 启动时会安装它们：kubectl -n kube-system rollout restart deployment/cilium-operator，并查看其日志</translation>
    </message>
    <message>
        <source>Cilium&apos;s agents are set to tell Hubble of no drops</source>
        <translation>Cilium 的 agent 被设置为不向 Hubble 报告丢弃</translation>
    </message>
    <message>
        <source>Let the agents tell of drops: bpf.events.drop.enabled and bpf.events.policyVerdict.enabled of Cilium&apos;s chart</source>
        <translation>请让 agent 报告丢弃：Cilium chart 的 bpf.events.drop.enabled 和 bpf.events.policyVerdict.enabled</translation>
    </message>
    <message>
        <source>kubectl -n kube-system logs deployment/hubble-relay says which node it does not reach, and why</source>
        <translation>kubectl -n kube-system logs deployment/hubble-relay 会说明连不上哪个节点及原因</translation>
    </message>
    <message>
        <source>See whether Hubble tells of drops at all: hubble observe --verdict DROPPED; if it does, something else than a policy is silent there</source>
        <translation>请查看 Hubble 是否报告丢弃：hubble observe --verdict DROPPED；如果报告，则那里沉默的不是策略</translation>
    </message>
    <message>
        <source>See whether the gateway itself listens there, and nothing before it answers; its log says more</source>
        <translation>请查看在那里监听的是否为网关本身，而非其前面的程序；网关日志有更多信息</translation>
    </message>
    <message>
        <source>checks cluster.k3s and cluster.nodes, and probes</source>
        <translation>进行 cluster.k3s、cluster.nodes 检查和探测</translation>
    </message>
    <message>
        <source>checks cluster.dns, cilium.agents and sandboxes.realised</source>
        <translation>进行 cluster.dns、cilium.agents 和 sandboxes.realised 检查</translation>
    </message>
    <message>
        <source>check sandboxes.realised</source>
        <translation>进行 sandboxes.realised 检查</translation>
    </message>
    <message>
        <source>probes of the API server, the DNS and node ports</source>
        <translation>探测 API 服务器、DNS 和节点端口</translation>
    </message>
    <message>
        <source>probes of the API server</source>
        <translation>探测 API 服务器</translation>
    </message>
    <message>
        <source>probes, whose control runs there</source>
        <translation>探测（其对照在那里运行）</translation>
    </message>
    <message>
        <source>flows of Hubble beside the probes</source>
        <translation>在探测时查看 Hubble 流量</translation>
    </message>
    <message>
        <source>See the evidence: a control that nobody answers needs another target, or is cut off by a policy of its namespace default; an unclear answer needs another image (--probe-image)</source>
        <translation>请看依据：对照连接没有应答时需换一个目标，或者它被所在命名空间 default 的策略隔离；应答不明时需换一个镜像（--probe-image）</translation>
    </message>
    <message>
        <source>liteboxctl verify --cleanup; the cluster ends the probes by itself after %1 minutes</source>
        <translation>请运行 liteboxctl verify --cleanup；集群也会在 %1 分钟后自行结束探测 Pod</translation>
    </message>
    <message>
        <source>may be left in namespace %1: %2</source>
        <translation>命名空间 %1 中可能残留：%2</translation>
    </message>
    <message>
        <source>kubectl describe nodes says why: not ready, cordoned, or a taint</source>
        <translation>kubectl describe nodes 会说明原因：未就绪、已停止调度，或带有污点</translation>
    </message>
    <message>
        <source>an address of the internet on %1/tcp</source>
        <translation>互联网地址的 %1/tcp</translation>
    </message>
    <message>
        <source>%1 of the internet on %2/tcp</source>
        <translation>互联网地址 %1 的 %2/tcp</translation>
    </message>
    <message>
        <source>this account may not use %1</source>
        <translation>此账号无权使用 %1</translation>
    </message>
    <message>
        <source>Permit create (and get) of pods/portforward, or use another mode</source>
        <translation>请授予 pods/portforward 的 create（和 get）权限，或改用其他方式</translation>
    </message>
    <message>
        <source>no service of kube-system leads to the pods of the cluster&apos;s DNS: sandboxes ask nobody</source>
        <translation>kube-system 中没有服务指向集群 DNS 的 Pod：沙箱无处解析域名</translation>
    </message>
    <message>
        <source>Put the service kube-dns back, with the selector k8s-app=kube-dns: kubectl -n kube-system get services</source>
        <translation>请恢复服务 kube-dns，其选择器为 k8s-app=kube-dns：kubectl -n kube-system get services</translation>
    </message>
    <message>
        <source>the DaemonSet was changed, and nobody has acted on it: its counts are of generation %1, not of %2</source>
        <translation>DaemonSet 已被修改，但尚未得到处理：其计数属于第 %1 代，而非第 %2 代</translation>
    </message>
    <message>
        <source>agents that run what the DaemonSet asks for: %1 of %2</source>
        <translation>已更新到 DaemonSet 当前模板的 agent：%1/%2</translation>
    </message>
    <message>
        <source>kubectl -n kube-system rollout status daemonset/cilium says what it waits for</source>
        <translation>kubectl -n kube-system rollout status daemonset/cilium 会说明在等待什么</translation>
    </message>
    <message>
        <source>Delete it, and have sandboxes made without hostNetwork: no policy holds what is on its node&apos;s network</source>
        <translation>请删除它，并在创建沙箱时不使用 hostNetwork：使用节点网络的 Pod 不受任何策略约束</translation>
    </message>
    <message>
        <source>Put the label k8s-app=kube-dns on the pods of the cluster&apos;s DNS, where their Deployment is kept; where there are none, scale it up</source>
        <translation>请在集群 DNS 的 Deployment 中为其 Pod 加上标签 k8s-app=kube-dns；如果没有 Pod，请扩容</translation>
    </message>
    <message>
        <source>from outside of the cluster to %1/tcp</source>
        <translation>来自集群外部到 %1/tcp</translation>
    </message>
    <message>
        <source>from a pod of namespace %1 to %2/tcp</source>
        <translation>来自命名空间 %1 的 Pod 到 %2/tcp</translation>
    </message>
</context>
<context>
    <name>liteboxd::words::document</name>
    <message>
        <source>YAML: %1</source>
        <translation>YAML：%1</translation>
    </message>
    <message>
        <source>YAML, line %1: %2</source>
        <translation>YAML 第 %1 行：%2</translation>
    </message>
    <message>
        <source>template %1: %2</source>
        <translation>模板 %1：%2</translation>
    </message>
    <message>
        <source>template %1, %2: %3</source>
        <translation>模板 %1，%2：%3</translation>
    </message>
    <message>
        <source>template without a name: %1</source>
        <translation>没有名称的模板：%1</translation>
    </message>
    <message>
        <source>template without a name, %1: %2</source>
        <translation>没有名称的模板，%1：%2</translation>
    </message>
    <message>
        <source>domain %1: %2</source>
        <translation>域名 %1：%2</translation>
    </message>
    <message>
        <source>YAML directives must have exactly one argument</source>
        <translation>YAML 指令必须恰好有一个参数</translation>
    </message>
    <message>
        <source>bad YAML version: %1</source>
        <translation>YAML 版本无效：%1</translation>
    </message>
    <message>
        <source>YAML major version too large</source>
        <translation>YAML 主版本号过大</translation>
    </message>
    <message>
        <source>repeated YAML directive</source>
        <translation>YAML 指令重复</translation>
    </message>
    <message>
        <source>TAG directives must have exactly two arguments</source>
        <translation>TAG 指令必须恰好有两个参数</translation>
    </message>
    <message>
        <source>repeated TAG directive</source>
        <translation>TAG 指令重复</translation>
    </message>
    <message>
        <source>illegal character found while scanning tag handle</source>
        <translation>标签前缀中有不允许的字符</translation>
    </message>
    <message>
        <source>tag handle with no suffix</source>
        <translation>标签前缀后面缺少后缀</translation>
    </message>
    <message>
        <source>end of verbatim tag not found</source>
        <translation>找不到逐字标签的结尾</translation>
    </message>
    <message>
        <source>end of map not found</source>
        <translation>找不到映射的结尾，请检查缩进</translation>
    </message>
    <message>
        <source>end of map flow not found</source>
        <translation>找不到映射的结尾“}”</translation>
    </message>
    <message>
        <source>end of sequence not found</source>
        <translation>找不到列表的结尾，请检查缩进</translation>
    </message>
    <message>
        <source>end of sequence flow not found</source>
        <translation>找不到列表的结尾“]”</translation>
    </message>
    <message>
        <source>cannot assign multiple tags to the same node</source>
        <translation>同一个值不能有多个标签</translation>
    </message>
    <message>
        <source>cannot assign multiple anchors to the same node</source>
        <translation>同一个值不能有多个锚点</translation>
    </message>
    <message>
        <source>cannot assign multiple aliases to the same node</source>
        <translation>同一个值不能有多个别名</translation>
    </message>
    <message>
        <source>aliases can&apos;t have any content, *including* tags</source>
        <translation>别名不能带有内容，也不能带标签</translation>
    </message>
    <message>
        <source>bad character found while scanning hex number</source>
        <translation>十六进制数中有无效字符</translation>
    </message>
    <message>
        <source>invalid unicode: %1</source>
        <translation>无效的 Unicode 字符：%1</translation>
    </message>
    <message>
        <source>unknown escape character: %1</source>
        <translation>未知的转义字符：%1</translation>
    </message>
    <message>
        <source>unknown token</source>
        <translation>无法识别的符号</translation>
    </message>
    <message>
        <source>illegal document indicator in scalar</source>
        <translation>值中出现了文档分隔符</translation>
    </message>
    <message>
        <source>illegal EOF in scalar</source>
        <translation>值还没有结束，文本就结束了</translation>
    </message>
    <message>
        <source>illegal character in scalar</source>
        <translation>值中有不允许的字符</translation>
    </message>
    <message>
        <source>illegal tab when looking for indentation</source>
        <translation>缩进不能使用制表符</translation>
    </message>
    <message>
        <source>illegal flow end</source>
        <translation>此处不应有结束的括号</translation>
    </message>
    <message>
        <source>illegal block entry</source>
        <translation>此处不应有列表项“-”</translation>
    </message>
    <message>
        <source>illegal map key</source>
        <translation>此处不应有键</translation>
    </message>
    <message>
        <source>illegal map value</source>
        <translation>此处不应有“:”</translation>
    </message>
    <message>
        <source>alias not found after *</source>
        <translation>“*”后面缺少别名</translation>
    </message>
    <message>
        <source>anchor not found after &amp;</source>
        <translation>“&amp;”后面缺少锚点名</translation>
    </message>
    <message>
        <source>illegal character found while scanning alias</source>
        <translation>别名中有不允许的字符</translation>
    </message>
    <message>
        <source>illegal character found while scanning anchor</source>
        <translation>锚点名中有不允许的字符</translation>
    </message>
    <message>
        <source>cannot set zero indentation for a block scalar</source>
        <translation>文本块的缩进不能为零</translation>
    </message>
    <message>
        <source>unexpected character in block scalar</source>
        <translation>文本块的开头有意外的字符</translation>
    </message>
    <message>
        <source>cannot assign the same alias to multiple nodes</source>
        <translation>同一个别名不能用于多个值</translation>
    </message>
    <message>
        <source>the referenced anchor is not defined</source>
        <translation>引用的锚点没有定义</translation>
    </message>
    <message>
        <source>unmatched group tag</source>
        <translation>有标签的括号没有配对</translation>
    </message>
    <message>
        <source>unexpected end sequence token</source>
        <translation>意外的列表结尾</translation>
    </message>
    <message>
        <source>unexpected end map token</source>
        <translation>意外的映射结尾</translation>
    </message>
    <message>
        <source>invalid character in single-quoted string</source>
        <translation>单引号文本中有无效字符</translation>
    </message>
    <message>
        <source>invalid anchor</source>
        <translation>锚点无效</translation>
    </message>
    <message>
        <source>invalid alias</source>
        <translation>别名无效</translation>
    </message>
    <message>
        <source>invalid tag</source>
        <translation>标签无效</translation>
    </message>
    <message>
        <source>JSON has no such number</source>
        <translation>JSON 中没有这样的数</translation>
    </message>
    <message>
        <source>the value is not of the type that its tag says</source>
        <translation>值的类型与其标签不符</translation>
    </message>
    <message>
        <source>nested deeper than %1 levels</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>more than %1 values</source>
        <translation>超过 %1 个值</translation>
    </message>
    <message>
        <source>more than %1 bytes</source>
        <translation>超过 %1 字节</translation>
    </message>
    <message>
        <source>merged too often</source>
        <translation>合并的次数过多</translation>
    </message>
    <message>
        <source>only a map, or a list of maps, can be merged</source>
        <translation>只能合并映射或映射的列表</translation>
    </message>
    <message>
        <source>a key must be text</source>
        <translation>键必须是文本</translation>
    </message>
    <message>
        <source>it is larger than 4 MiB</source>
        <translation>它超过 4 MiB</translation>
    </message>
    <message>
        <source>a template is a map of apiVersion, kind, metadata and spec</source>
        <translation>模板是由 apiVersion、kind、metadata 和 spec 组成的映射</translation>
    </message>
    <message>
        <source>the name comes twice</source>
        <translation>名称出现了两次</translation>
    </message>
    <message>
        <source>its apiVersion must be liteboxd/v1 and its kind SandboxTemplate</source>
        <translation>apiVersion 必须是 liteboxd/v1，kind 必须是 SandboxTemplate</translation>
    </message>
    <message>
        <source>metadata.name must be of a-z, 0-9 and hyphens within, at most 40 of them</source>
        <translation>metadata.name 只能由 a-z、0-9 和中间的连字符组成，最多 40 个字符</translation>
    </message>
    <message>
        <source>spec must be a map</source>
        <translation>spec 必须是映射</translation>
    </message>
    <message>
        <source>there is no template in it</source>
        <translation>其中没有模板</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>必须是文本</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>必须是文本的列表</translation>
    </message>
    <message>
        <source>must be a map</source>
        <translation>必须是映射</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>必须是列表</translation>
    </message>
    <message>
        <source>must be a whole number that is not negative</source>
        <translation>必须是非负整数</translation>
    </message>
    <message>
        <source>holds a name that no variable can have</source>
        <translation>含有变量不能使用的名称</translation>
    </message>
    <message>
        <source>must be a map of texts</source>
        <translation>必须是值为文本的映射</translation>
    </message>
    <message>
        <source>must be an absolute path of a file</source>
        <translation>必须是文件的绝对路径</translation>
    </message>
    <message>
        <source>must name a command</source>
        <translation>必须写明命令</translation>
    </message>
    <message>
        <source>must name an image</source>
        <translation>必须写明镜像</translation>
    </message>
    <message>
        <source>must be a quantity such as 500m</source>
        <translation>必须是数量，例如 500m</translation>
    </message>
    <message>
        <source>must be a quantity such as 512Mi</source>
        <translation>必须是数量，例如 512Mi</translation>
    </message>
    <message>
        <source>allowInternetAccess must be true or false</source>
        <translation>allowInternetAccess 必须是 true 或 false</translation>
    </message>
    <message>
        <source>allowedDomains must be a list</source>
        <translation>allowedDomains 必须是列表</translation>
    </message>
    <message>
        <source>allowedDomains must be a list of texts</source>
        <translation>allowedDomains 必须是文本的列表</translation>
    </message>
    <message>
        <source>it names nothing</source>
        <translation>没有写明名称</translation>
    </message>
    <message>
        <source>a * may stand in front only, as in *.example.com</source>
        <translation>* 只能放在最前面，例如 *.example.com</translation>
    </message>
    <message>
        <source>a domain is a name alone, without scheme, path or user</source>
        <translation>域名只有名称，不含协议、路径或用户</translation>
    </message>
    <message>
        <source>addresses and ports are not possible here, only names</source>
        <translation>这里只能写名称，不能写地址或端口</translation>
    </message>
    <message>
        <source>this is no domain name</source>
        <translation>这不是域名</translation>
    </message>
    <message>
        <source>there is no such template</source>
        <translation>没有这个模板</translation>
    </message>
    <message>
        <source>it has no version %1</source>
        <translation>它没有版本 %1</translation>
    </message>
    <message>
        <source>somebody else stored a new version just now</source>
        <translation>刚刚有其他人存储了新版本</translation>
    </message>
    <message>
        <source>the connection to the cluster was closed</source>
        <translation>与集群的连接已关闭</translation>
    </message>
    <message>
        <source>its labels are not those of the template in it</source>
        <translation>其标签与其中的模板不符</translation>
    </message>
    <message>
        <source>an image has to be named</source>
        <translation>必须写明镜像</translation>
    </message>
    <message>
        <source>a quantity looks like 500m or 2</source>
        <translation>数量写作 500m 或 2</translation>
    </message>
    <message>
        <source>a quantity looks like 512Mi or 1Gi</source>
        <translation>数量写作 512Mi 或 1Gi</translation>
    </message>
    <message>
        <source>it must be longer than nothing</source>
        <translation>时长必须大于零</translation>
    </message>
    <message>
        <source>no variable can have this name</source>
        <translation>变量不能使用此名称</translation>
    </message>
    <message>
        <source>it keeps its files on a volume, which only LiteBoxd&apos;s own server can create</source>
        <translation>它的文件保存在卷上，而卷只有 LiteBoxd 自己的服务器能创建</translation>
    </message>
    <message>
        <source>a DNS lock is to a list of allowed domains, and this sandbox has none</source>
        <translation>DNS 锁定需要一份允许的域名列表，而此沙箱没有</translation>
    </message>
    <message>
        <source>the proxy opens a list of allowed domains, and this sandbox has none</source>
        <translation>代理放行的是一份允许的域名列表，而此沙箱没有</translation>
    </message>
    <message>
        <source>it will not become ready: %1</source>
        <translation>它不会就绪：%1</translation>
    </message>
    <message>
        <source>it was deleted before it was ready</source>
        <translation>就绪之前它已被删除</translation>
    </message>
    <message>
        <source>the idempotency key belongs to a sandbox that was made otherwise</source>
        <translation>此幂等键属于以其他方式创建的沙箱</translation>
    </message>
    <message>
        <source>the sandbox of this idempotency key exists and will not be ready: %1</source>
        <translation>此幂等键对应的沙箱已存在且不会就绪：%1</translation>
    </message>
    <message>
        <source>its files could not be put there: %1</source>
        <translation>无法放入其文件：%1</translation>
    </message>
    <message>
        <source>its files could not be put there</source>
        <translation>无法放入其文件</translation>
    </message>
    <message>
        <source>its start-up script failed: %1</source>
        <translation>启动脚本失败：%1</translation>
    </message>
    <message>
        <source>its start-up script ended with exit code %1: %2</source>
        <translation>启动脚本以退出码 %1 结束：%2</translation>
    </message>
    <message>
        <source>its start-up script ended with exit code %1</source>
        <translation>启动脚本以退出码 %1 结束</translation>
    </message>
    <message>
        <source>its readiness probe failed: %1</source>
        <translation>就绪探测失败：%1</translation>
    </message>
    <message>
        <source>its readiness probe said no %1 times, at last with exit code %2: %3</source>
        <translation>就绪探测 %1 次未通过，最后一次的退出码为 %2：%3</translation>
    </message>
    <message>
        <source>its readiness probe said no %1 times, at last with exit code %2</source>
        <translation>就绪探测 %1 次未通过，最后一次的退出码为 %2</translation>
    </message>
    <message>
        <source>the command did not end in the time given</source>
        <translation>命令未在限定时间内结束</translation>
    </message>
    <message>
        <source>the archive cannot be written</source>
        <translation>无法写入归档</translation>
    </message>
</context>
</TS>
